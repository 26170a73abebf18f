/** Where the keyboard is: on the drawing, in a form, in one of the parts of the page. */

import { useLooking } from "./selection";

/** So many pictures a box may take to be drawn after it was added or brought into view. */
const FRAMES = 30;

/** The node whose box has the focus. */
export function focusedNode(): string | undefined {
  const box = document.activeElement?.closest<HTMLElement>(".react-flow__node");
  return box?.dataset.id;
}

/** The box itself has the focus, not a button or a text in it. */
export function isOnCard(): boolean {
  return document.activeElement?.classList.contains("react-flow__node") ?? false;
}

/** The keyboard is not in a form, a list or on a button, where arrows and Enter have a meaning of their own. */
export function isOnCanvas(): boolean {
  const focused = document.activeElement;
  if (!focused || focused === document.body) return true;
  return focused.closest(".react-flow") !== null && focused.tagName !== "BUTTON";
}

/** In a form beside the drawing, with no list or calendar open over it. */
export function isInForm(): boolean {
  const focused = document.activeElement;
  if (!focused?.closest(".inspector, .side-tabs")) return false;
  return (
    focused.getAttribute("aria-expanded") !== "true" && !document.querySelector(".cm-tooltip-autocomplete")
  );
}

/** Gives the keyboard to a node's box: at once, or as soon as it is drawn and no dialog holds the keyboard. */
export function focusCard(id: string): void {
  const look = (frames: number) => {
    const box = document.querySelector<HTMLElement>(`.react-flow__node[data-id="${CSS.escape(id)}"]`);
    box?.focus({ preventScroll: true });
    const there = box && document.activeElement === box;
    if (!there && frames > 0) requestAnimationFrame(() => look(frames - 1));
  };
  look(FRAMES);
}

/** From a form back to the drawing: what is typed counts, since the field is left. */
export function backToCanvas(): void {
  const [id] = useLooking.getState().selected;
  if (id) focusCard(id);
  else document.querySelector<HTMLElement>(".react-flow__node")?.focus({ preventScroll: true });
}

/** Chooses the box that has the focus, and goes on to its form, as soon as that is there. */
export function editChosen(): void {
  const focused = focusedNode();
  if (focused) useLooking.getState().select([focused]);
  const form = focused ? `.inspector-chosen[data-node="${CSS.escape(focused)}"]` : ".inspector";
  const look = (frames: number) => {
    const field = document.querySelector<HTMLElement>(`${form} input, ${form} textarea`);
    if (field) field.focus();
    else if (frames > 0) requestAnimationFrame(() => look(frames - 1));
  };
  // The form of another node is there after the next rendering.
  setTimeout(() => look(FRAMES));
}

/** The parts of the page, in the order in which F6 goes through them. */
const PARTS = [".top-bar", ".side-tabs", ".react-flow__nodes", ".inspector", ".drawer"];
const STOPS = "button, input, textarea, [href], [tabindex]:not([tabindex='-1']), [contenteditable='true']";

/** Goes on to the next part of the page (1), or back to the one before (-1). */
export function toNextPart(direction: 1 | -1): void {
  const parts = PARTS.flatMap((part) => document.querySelector<HTMLElement>(part) ?? []);
  const here = parts.findIndex((part) => part.contains(document.activeElement));
  const from = here < 0 && direction < 0 ? 0 : here;
  for (let step = 1; step <= parts.length; step++) {
    const part = parts[(from + direction * step + parts.length * step) % parts.length];
    if (part && enter(part)) return;
  }
}

function enter(part: HTMLElement): boolean {
  const [id] = useLooking.getState().selected;
  const chosen = id ? part.querySelector<HTMLElement>(`[data-id="${CSS.escape(id)}"]`) : null;
  const stop =
    chosen ??
    [...part.querySelectorAll<HTMLElement>(STOPS)].find(
      (each) => each.checkVisibility() && each.tabIndex >= 0 && !each.hasAttribute("disabled"),
    );
  stop?.focus({ preventScroll: chosen !== null });
  return stop !== undefined;
}
