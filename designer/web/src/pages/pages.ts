/** The pages, each loaded when it is opened. */

import { withTextsOf } from "../texts/i18n";

export const pages = {
  flows: () => import("./FlowsPage"),
  editor: () => import("./EditorPage"),
  recordings: () => withTextsOf("prompts", import("./RecordingsPage")),
  texts: () => withTextsOf("prompts", import("./TextsPage")),
  live: () => import("./LivePage"),
  calls: () => withTextsOf("calls", import("./CallsPage")),
  call: () => withTextsOf("calls", import("./CallPage")),
  liveEditor: () => import("./LiveEditorPage"),
  people: () => withTextsOf("people", import("./PeoplePage")),
  audit: () => withTextsOf("people", import("./AuditPage")),
  account: () => withTextsOf("people", import("./AccountPage")),
  reports: () => withTextsOf("reports", import("./ReportsPage")),
  wall: () => withTextsOf("wall", import("./WallPage")),
  wallBoard: () => withTextsOf("wall", import("./WallBoardPage")),
  notFound: () => import("./NotFoundPage"),
};
