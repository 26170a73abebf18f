import react from "@vitejs/plugin-react";
import { defineConfig } from "vite";

// The bundle goes where the server looks for it. Nothing is inlined: the page's content security policy allows no inline
// script, style sheets or data: fonts.
export default defineConfig({
  plugins: [react()],
  base: "/",
  build: {
    outDir: "../static",
    emptyOutDir: true,
    assetsInlineLimit: 0,
    target: "es2022",
    modulePreload: { polyfill: false },
    sourcemap: false,
    chunkSizeWarningLimit: 1200,
    rolldownOptions: {
      output: {
        // Each of the icons is tiny: in files of their own they take four times as much to be loaded.
        codeSplitting: { groups: [{ name: "icons", test: /node_modules[\\/]@ant-design[\\/]icons/ }] },
      },
    },
  },
  server: { proxy: { "/api": "http://127.0.0.1:8080" } },
});
