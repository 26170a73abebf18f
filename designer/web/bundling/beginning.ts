import type { HtmlTagDescriptor, Plugin } from "vite";

const FIRST_DRAWN = "src/app/start.tsx";

/**
 * The entry is small and runs at once; what draws the page, which it imports when it runs, is fetched beside it: named
 * in the HTML, it need not wait until the entry was read.
 */
export function beginning(): Plugin {
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
