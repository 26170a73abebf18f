/** The pages, each loaded when it is opened. */

export const pages = {
  flows: () => import("./FlowsPage"),
  editor: () => import("./EditorPage"),
  recordings: () => import("./RecordingsPage"),
  live: () => import("./LivePage"),
  liveEditor: () => import("./LiveEditorPage"),
  notFound: () => import("./NotFoundPage"),
};
