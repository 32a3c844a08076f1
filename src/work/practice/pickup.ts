// What an SFTP pickup is told.
import { z } from 'zod'
import { choice, line, titled } from '../input.ts'

export const pickupInput = {
  url: titled(
    z
      .string()
      .trim()
      .min(1)
      .max(500)
      .regex(/^sftp:\/\/[^\s/@]+@[^\s/@]+(\/.*)?$/i, 'is written sftp://user@host/folder'),
    'Server',
    { description: 'sftp://user@host/folder, with :port where it is not 22' },
  ),
  hostKey: titled(
    z
      .string()
      .regex(
        /^SHA256:[A-Za-z0-9+/]{43}$/,
        'is SHA256: and 43 characters, as whoever runs the server has given it to you',
      ),
    'Key it has to show',
    {
      description: 'The fingerprint that whoever runs the server has given you: SHA256:…',
    },
  ),
  secret: line('What to sign in with', { description: 'The name of a file in the machine’s folder of secrets' }),
  as: choice('It is', ['key', 'password'], { labels: { key: 'a private key', password: 'a password' } }),
}
