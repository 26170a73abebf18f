/**
 * The page's entry: asks the server for all that the page at this address needs, then fetches what draws it. Small, so
 * that the server works while the browser is still reading the rest (`beginning` in vite.config.ts).
 */

import { askAhead } from "./app/ahead";

askAhead(location.pathname);
void import("./app/start").then(({ start }) => start());
