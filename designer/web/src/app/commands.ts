/**
 * What a person can do in the editor, declared once: the command palette, the keyboard, the menus and the help page all
 * read this registry. A part of the page registers its commands while it is shown.
 */

import { create } from "zustand";

export interface Command {
  /** Also the key of its title in the texts: `commands.<id>`. */
  id: string;
  /** As in `Ctrl+Shift+Z`; `Ctrl` means Cmd on a Mac. The first one is shown. */
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

export const onMac = /Mac|iPhone|iPad/.test(navigator.platform);

/** `Ctrl+Shift+Z` as it is printed on this machine's keys. */
export function keysAsShown(keys: string): string {
  return onMac
    ? keys.replace("Ctrl", "⌘").replace("Shift", "⇧").replace("Alt", "⌥").replaceAll("+", "")
    : keys;
}

/** What was pressed, in the form in which commands name it. Letters are upper case, whatever Shift says. */
export function keysOf(event: KeyboardEvent): string {
  const parts: string[] = [];
  if (onMac ? event.metaKey : event.ctrlKey) parts.push("Ctrl");
  if (event.altKey) parts.push("Alt");
  const name = event.key.length === 1 ? event.key.toUpperCase() : event.key;
  // Shift is said only with keys that do not change by it: `?` is `?` on every keyboard.
  const shiftSaysMore = event.key.length > 1 || /[A-Z]/.test(name);
  if (event.shiftKey && shiftSaysMore) parts.push("Shift");
  return [...parts, name].join("+");
}

function isTyping(target: EventTarget | null): boolean {
  return (
    target instanceof HTMLElement &&
    (target.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName))
  );
}

/** Runs the command whose keys were pressed. Returns whether there was one. */
export function handleKeys(event: KeyboardEvent): boolean {
  if (event.isComposing || event.defaultPrevented) return false;
  const pressed = keysOf(event);
  const typing = isTyping(event.target);
  for (const command of useCommands.getState().commands.values()) {
    if (!command.keys?.includes(pressed) || (typing && !command.everywhere)) continue;
    if (!(command.enabled?.() ?? true)) continue;
    event.preventDefault();
    command.run();
    return true;
  }
  return false;
}
