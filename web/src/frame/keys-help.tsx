// What every key does here.

import { Dialog } from '../parts/dialog.tsx'
import { type Key, useAllKeys } from '../parts/keys.tsx'
import { words } from '../words.ts'

export function KeysHelp({ opened, close }: { readonly opened: boolean; readonly close: () => void }) {
  // Two lists of one screen take the same keys: each is told once.
  const keys = [...new Map(useAllKeys(opened).map(key => [key.keys, key])).values()]
  const lists: readonly (readonly [string, readonly Key[]])[] = [
    [words.keys.here, keys.filter(key => key.everywhere !== true)],
    [words.keys.everywhere, keys.filter(key => key.everywhere === true)],
  ]
  return (
    <Dialog opened={opened} close={close} title={words.keys.title} size="lg">
      <div className="keys">
        {lists.map(([title, list]) =>
          list.length === 0 ? null : (
            <section key={title}>
              <h3>{title}</h3>
              <dl>
                {list.map(({ keys: text, says }) => (
                  <div key={text}>
                    <dt>
                      <kbd>{text.replace('mod+', 'Ctrl ').replace('shift+', 'Shift ')}</kbd>
                    </dt>
                    <dd>{says}</dd>
                  </div>
                ))}
              </dl>
            </section>
          ),
        )}
      </div>
    </Dialog>
  )
}
