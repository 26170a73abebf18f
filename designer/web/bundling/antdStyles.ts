/**
 * Ant Design's styles as a sheet of the build. Its components can write their styles in the browser instead, whenever one
 * is drawn for the first time; that took a fifth of the time in which a page opens. The sheet that Ant Design publishes
 * has the styles of all of its components: what belongs to those that no page draws is left out, as are, from the
 * script, the functions by which components write their styles. What a theme changes are variables of CSS, which are
 * still set in the browser. The page asks for this with `zeroRuntime` in its theme.
 */

import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { type SelectorComponent, transform } from "lightningcss";
import { type HtmlTagDescriptor, type Plugin, parseAst } from "vite";

const SHEET = "antd/dist/antd.css";
const NAME = "antd.css";
const STYLES = /\/antd\/es\/.*style.*\.js$/;
const COMPONENT = /\/antd\/es\/[\w-]+\/.*\.js$/;
/** What a component calls to write its styles: (name, function that makes them, …). */
const WRITERS = new Set(["genStyleHooks", "genSubStyleComponent", "genComponentStyleHook"]);

export function antdStyles(): Plugin {
  let root = "";
  let isBuild = true;
  return {
    name: "antd-styles",
    configResolved(config) {
      root = config.root;
      isBuild = config.command === "build";
    },
    transform: {
      filter: { id: STYLES },
      handler: (code) => (isBuild ? withoutWriters(code) : undefined),
    },
    generateBundle(_, bundle) {
      const modules = join(root, "node_modules");
      const unused = new Set(prefixesOf(modulesIn(join(modules, "antd/es"))));
      for (const chunk of Object.values(bundle))
        if (chunk.type === "chunk")
          for (const used of prefixesOf(chunk.moduleIds.filter((id) => COMPONENT.test(id))))
            unused.delete(used);
      const source = sheetOf(readFileSync(join(modules, SHEET)), unused);
      this.emitFile({ type: "asset", name: NAME, source });
    },
    transformIndexHtml: {
      order: "post",
      handler(_, { bundle = {} }): HtmlTagDescriptor[] {
        const made = Object.values(bundle).find((each) => each.type === "asset" && each.names.includes(NAME));
        const href = made ? `/${made.fileName}` : `/node_modules/${SHEET}`;
        // Ahead of the page's own styles, which have the last word.
        return [
          { tag: "link", attrs: { rel: "stylesheet", crossorigin: true, href }, injectTo: "head-prepend" },
        ];
      },
    },
  };
}

/** The module without what makes its styles; what only that needs goes with it. */
export function withoutWriters(code: string): string {
  const spans: { start: number; end: number }[] = [];
  const visit = (node: unknown): void => {
    if (Array.isArray(node)) for (const each of node) visit(each);
    if (!isNode(node)) return;
    const [, maker] = Array.isArray(node.arguments) ? node.arguments : [];
    if (
      node.type === "CallExpression" &&
      isNode(node.callee) &&
      WRITERS.has(String(node.callee.name)) &&
      isNode(maker)
    )
      spans.push(maker);
    else for (const each of Object.values(node)) visit(each);
  };
  visit(parseAst(code).body);
  return spans.reduceRight(
    (text, { start, end }) => `${text.slice(0, start)}() => []${text.slice(end)}`,
    code,
  );
}

interface Node {
  type: string;
  start: number;
  end: number;
  callee?: { name?: unknown };
  arguments?: unknown[];
}

function isNode(value: unknown): value is Node {
  return typeof value === "object" && value !== null && "type" in value && "start" in value;
}

/** What the maker of the sheet left in it: the variables of a theme of its own. */
const LEFT_OVER = /^(css-var-_R_|data-ant-cssinjs)/;

function modulesIn(folder: string): string[] {
  const files = readdirSync(folder, { recursive: true, encoding: "utf8" });
  return files.filter((file) => file.endsWith(".js")).map((file) => join(folder, file));
}

/** The names (`btn`, `table`) under which the components in these modules have their classes. */
function prefixesOf(modules: string[]): string[] {
  return modules.flatMap((file) =>
    [...readFileSync(file, "utf8").matchAll(/getPrefixCls\('([\w-]+)'/g)].map(([, name]) => name ?? ""),
  );
}

/** The rules that somebody needs, shortened. */
export function sheetOf(whole: Uint8Array, unused: ReadonlySet<string>): Uint8Array {
  const isUnused = (part: SelectorComponent): boolean => {
    if (part.type !== "class") return false;
    if (LEFT_OVER.test(part.name)) return true;
    const words = part.name.replace(/^ant-/, "").split("-");
    return words.some((_, index) => unused.has(words.slice(0, index + 1).join("-")));
  };
  const { code } = transform({
    filename: SHEET,
    code: whole,
    visitor: {
      Rule: {
        style({ value: rule }) {
          return rule.selectors.every((selector) => selector.some(isUnused)) ? [] : undefined;
        },
      },
    },
  });
  // By itself, so that what has no rules left goes too.
  return transform({ filename: SHEET, code, minify: true }).code;
}
