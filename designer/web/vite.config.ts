import react from "@vitejs/plugin-react";
import { defineConfig, type HtmlTagDescriptor, type Plugin } from "vite";

const FIRST_DRAWN = "src/app/start.tsx";
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

/**
 * The entry is small and runs at once; what draws the page, which it imports when it runs, is fetched beside it: named
 * in the HTML, it need not wait until the entry was read.
 */
function beginning(): Plugin {
  return {
    name: "beginning",
    transformIndexHtml: {
      order: "post",
      handler(_, { bundle = {} }) {
        const chunks = Object.values(bundle).filter((each) => each.type === "chunk");
        const byName = new Map(chunks.map((chunk) => [chunk.fileName, chunk]));
        const withAll = (name: string, seen = new Set<string>()): Set<string> => {
          if (seen.has(name)) return seen;
          seen.add(name);
          for (const each of byName.get(name)?.imports ?? []) withAll(each, seen);
          return seen;
        };
        const named = new Set(
          chunks.filter(({ isEntry }) => isEntry).flatMap(({ fileName }) => [...withAll(fileName)]),
        );
        const first = chunks.find((chunk) => chunk.moduleIds.some((id) => id.endsWith(FIRST_DRAWN)));
        const files = first ? [...withAll(first.fileName)].filter((file) => !named.has(file)) : [];
        const styles = first ? [...(first.viteMetadata?.importedCss ?? [])] : [];
        const link = (rel: string, file: string): HtmlTagDescriptor => ({
          tag: "link",
          attrs: { rel, crossorigin: true, href: `/${file}` },
          injectTo: "head",
        });
        return [
          ...files.map((file) => link("modulepreload", file)),
          ...styles.map((file) => link("stylesheet", file)),
        ];
      },
    },
  };
}

// The bundle goes where the server looks for it. Nothing is inlined: the page's content security policy allows no inline
// script, style sheets or data: fonts.
export default defineConfig({
  plugins: [react(), beginning()],
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
