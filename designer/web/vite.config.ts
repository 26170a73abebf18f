import react from "@vitejs/plugin-react";
import { defineConfig } from "vite";
import { antdStyles } from "./bundling/antdStyles.ts";
import { beginning } from "./bundling/beginning.ts";

const SHARED = "shared";

/**
 * Parted by who uses them alone, modules would make seventy files for the editor, and a browser takes longer to ask for
 * a small file than to read it. So, each with all that it needs: what asks the server before anything is drawn, what
 * draws any page at all, and what nearly every page shows; then what several pages share, the smallest put together.
 */
const FILES = [
  { name: "beginning", test: /src\/main\.ts$/, priority: 3 },
  { name: "start", test: /src\/app\/start\.tsx$/, priority: 2 },
  {
    name: "pages",
    test: /src\/app\/TopBar\.tsx$|antd\/es\/(alert|dropdown|form|input|modal|popconfirm|segmented|select|tag)\/index\.js$/,
    priority: 1,
  },
  { name: SHARED, minShareCount: 2, entriesAware: true, entriesAwareMergeThreshold: 2000 },
];

// The bundle goes where the server looks for it. Nothing is inlined: the page's content security policy allows no inline
// script, style sheets or data: fonts.
export default defineConfig({
  plugins: [react(), antdStyles(), beginning()],
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
        chunkFileNames: ({ name }) => `assets/${name.startsWith(SHARED) ? SHARED : "[name]"}-[hash].js`,
        codeSplitting: { groups: FILES },
      },
    },
  },
  server: { proxy: { "/api": "http://127.0.0.1:8080" } },
});
