/** The parts of the designer that have pages of their own: the top bar leads to them, and so do commands. */

export interface Section {
  /** Also the key of its name in the texts: `app.<id>`; its command is `go.<id>`. */
  id: string;
  path: string;
  /** What one must be allowed to do to see it. */
  action: string;
}

export const SECTIONS: readonly Section[] = [
  { id: "flows", path: "/", action: "flows.see" },
  { id: "wall", path: "/wall", action: "wall.see" },
  { id: "live", path: "/live", action: "flows.see" },
  { id: "recordings", path: "/recordings", action: "prompts.hear" },
  { id: "calls", path: "/calls", action: "reports.see" },
  { id: "reports", path: "/reports", action: "reports.see" },
  { id: "people", path: "/people", action: "people.manage" },
];
