import tailwind from '@tailwindcss/vite';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';
import { compressed } from './build/compressed.ts';
import { operations } from './build/operations.ts';

/** Builds the page into pos/dist, from where the gateway serves it. */
export default defineConfig({
  plugins: [react(), tailwind(), compressed({ maxScript: 250_000 }), operations()],
  // GraphiQL brings an older React, which npm puts where libraries would find it.
  resolve: { dedupe: ['react', 'react-dom'] },
  build: {
    target: 'es2022',
    // The page's content-security-policy takes nothing but files of its own.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
  },
});
