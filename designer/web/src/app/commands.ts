/**
 * What a person can do in the editor, declared once: the command palette, the keyboard, the menus and the help page all
 * read this registry. A part of the page registers its commands while it is shown.
 */

import { create } from "zustand";

export interface Command {
  /** Also the key of its title in the texts: `commands.<id>`. */
  id: string;
  /**
   * As in `Ctrl+Shift+Z`; `Ctrl` means Cmd on a Mac. `Alt+S U` is pressed one after the other. The first one is shown.
   */
  keys?: readonly string[];
  /** Also while a text field has the focus. */
  everywhere?: boolean;
  enabled?: () => boolean;
  run: () => void;
}

interface Registry {
  commands: ReadonlyMap<string, Command>;
  register: (commands: readonly Command[]) => () => void;
}

export const useCommands = create<Registry>((set) => ({
  commands: new Map(),
  register: (added) => {
    set(({ commands }) => ({
      commands: new Map([...commands, ...added.map((each) => [each.id, each] as const)]),
    }));
    return () =>
      set(({ commands }) => {
        const left = new Map(commands);
        for (const each of added) if (left.get(each.id) === each) left.delete(each.id);
        return { commands: left };
      });
  },
}));

export function runCommand(id: string): void {
  const command = useCommands.getState().commands.get(id);
  if (command && (command.enabled?.() ?? true)) command.run();
}

const MODIFIERS = new Set(["Shift", "Control", "Alt", "Meta"]);

export const onMac = /Mac|iPhone|iPad/.test(navigator.platform);

const ARROWS = { Left: "←", Right: "→", Up: "↑", Down: "↓" };

/** `Ctrl+Shift+Z` as it is printed on this machine's keys. */
export function keysAsShown(keys: string): string {
  return onMac
    ? keys.replace("Ctrl", "⌘").replace("Shift", "⇧").replace("Alt", "⌥").replaceAll("+", "")
    : keys.replace(/Arrow(Left|Right|Up|Down)/, (_, side: keyof typeof ARROWS) => ARROWS[side]);
}

/** What was pressed, in the form in which commands name it. Letters are upper case, whatever Shift says. */
export function keysOf(event: KeyboardEvent): string {
  const parts: string[] = [];
  if (onMac ? event.metaKey : event.ctrlKey) parts.push("Ctrl");
  if (event.altKey) parts.push("Alt");
  const name = nameOf(event);
  // Shift is said only with keys that do not change by it: `?` is `?` on every keyboard.
  const shiftSaysMore = name.length > 1 || /[A-Z]/.test(name);
  if (event.shiftKey && shiftSaysMore) parts.push("Shift");
  return [...parts, name].join("+");
}

function nameOf(event: KeyboardEvent): string {
  if (event.key === " ") return "Space";
  // With Alt, a Mac types other letters: the key is meant.
  const letter = event.altKey ? /^Key([A-Z])$/.exec(event.code)?.[1] : undefined;
  return letter ?? (event.key.length === 1 ? event.key.toUpperCase() : event.key);
}

function isTyping(target: EventTarget | null): boolean {
  return (
    target instanceof HTMLElement &&
    (target.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName))
  );
}

/** The first half of keys that are pressed one after the other, once it was pressed. */
let begun = "";

/** Runs the command whose keys were pressed. Returns whether there was one. */
export function handleKeys(event: KeyboardEvent): boolean {
  if (event.isComposing || event.defaultPrevented || MODIFIERS.has(event.key)) return false;
  const pressed = begun ? `${begun} ${keysOf(event)}` : keysOf(event);
  begun = "";
  const typing = isTyping(event.target);
  for (const command of useCommands.getState().commands.values()) {
    if (typing && !command.everywhere) continue;
    const begins = command.keys?.some((keys) => keys.startsWith(`${pressed} `)) ?? false;
    if (!begins && !command.keys?.includes(pressed)) continue;
    if (!(command.enabled?.() ?? true)) continue;
    event.preventDefault();
    if (begins) begun = pressed;
    else command.run();
    return true;
  }
  return false;
}
