/**
 * What the page at an address is going to need, asked for before anything is drawn: who is signed in, the code of the
 * page, its texts, its data. One after the other, they would take as long as drawing does.
 */

import { askFlowAhead, catalogueQuery, queryClient } from "../api/queries";
import { pages } from "../pages/pages";
import { loadTexts } from "../texts/loading";
import { usePreferences } from "./preferences";
import { askAheadWhoIsSignedIn } from "./session";

const FLOW = /^\/flows\/([^/]+)\/?$/;

export function askAhead(path: string): void {
  const { language } = usePreferences.getState();
  askAheadWhoIsSignedIn();
  void loadTexts(language);
  const flow = FLOW.exec(path)?.[1];
  if (!flow) return;
  void pages.editor();
  askFlowAhead(decodeURIComponent(flow));
  void queryClient.prefetchQuery(catalogueQuery(language));
}
