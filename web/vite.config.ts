import react from '@vitejs/plugin-react'
import { defineConfig } from 'vite'
import { pack } from './pack.ts'

export default defineConfig({
  root: import.meta.dirname,
  plugins: [react(), pack()],
  build: {
    outDir: 'dist',
    emptyOutDir: true,
    // The policy of the page lets no text of a script or style into it; small files stay files.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    manifest: true,
    chunkSizeWarningLimit: 1200,
  },
  server: { proxy: { '/api': 'http://localhost:8253' } },
})
