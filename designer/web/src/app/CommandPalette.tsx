/** Ctrl+Shift+P: every command by name; Ctrl+K: every node by name as well. Arrow keys and Enter choose. */

import { Empty, Input, type InputRef, Modal, Tag } from "antd";
import { type KeyboardEvent, memo, useEffect, useMemo, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { keysAsShown, useCommands } from "./commands";

export interface Place {
  id: string;
  title: string;
  detail: string;
  /** What else it is found by, such as the words that callers hear. */
  words: string;
  go: () => void;
}

interface Props {
  open: boolean;
  /** Where one can go to; empty when only commands are asked for. */
  places: readonly Place[];
  onClose: () => void;
}

interface Row {
  key: string;
  title: string;
  detail: string;
  words: string;
  shortcut: string;
  run: () => void;
}

const MOST_SHOWN = 50;

export const CommandPalette = memo(function CommandPalette({ open, places, onClose }: Props) {
  const { t } = useTranslation();
  const commands = useCommands((registry) => registry.commands);
  const [sought, setSought] = useState("");
  const [chosen, setChosen] = useState(0);
  const input = useRef<InputRef>(null);

  useEffect(() => {
    if (open) {
      setSought("");
      setChosen(0);
    }
  }, [open]);

  const rows = useMemo(() => {
    const all: Row[] = places.map((place) => ({
      key: `place:${place.id}`,
      title: place.title,
      detail: place.detail,
      words: place.words,
      shortcut: "",
      run: place.go,
    }));
    for (const command of commands.values()) {
      if (!(command.enabled?.() ?? true)) continue;
      all.push({
        key: command.id,
        title: t(`commands.${command.id}`),
        detail: "",
        words: "",
        shortcut: command.keys?.[0] ? keysAsShown(command.keys[0]) : "",
        run: command.run,
      });
    }
    const words = sought.toLowerCase().split(/\s+/).filter(Boolean);
    return all
      .filter((row) =>
        words.every((word) => `${row.title} ${row.detail} ${row.words}`.toLowerCase().includes(word)),
      )
      .slice(0, MOST_SHOWN);
  }, [commands, places, sought, t]);

  const run = (row: Row | undefined) => {
    if (!row) return;
    onClose();
    row.run();
  };

  const onKeyDown = (event: KeyboardEvent) => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step !== undefined) {
      event.preventDefault();
      setChosen((index) => Math.min(Math.max(index + step, 0), Math.max(rows.length - 1, 0)));
    } else if (event.key === "Enter") {
      event.preventDefault();
      run(rows[chosen]);
    }
  };

  return (
    <Modal
      open={open}
      onCancel={onClose}
      footer={null}
      closable={false}
      destroyOnHidden
      // What was chosen says where the keyboard goes on.
      focusTriggerAfterClose={false}
      style={{ top: 64 }}
      title={places.length > 0 ? t("palette.go") : t("palette.commands")}
      afterOpenChange={(shown) => shown && input.current?.focus()}
    >
      <Input
        ref={input}
        value={sought}
        allowClear
        placeholder={t("palette.search")}
        aria-label={t("palette.search")}
        aria-controls="palette-results"
        aria-activedescendant={rows[chosen] ? `palette-${chosen}` : undefined}
        role="combobox"
        aria-expanded
        onKeyDown={onKeyDown}
        onChange={(event) => {
          setSought(event.target.value);
          setChosen(0);
        }}
      />
      {rows.length === 0 ? (
        <Empty image={Empty.PRESENTED_IMAGE_SIMPLE} description={t("palette.nothing")} />
      ) : null}
      <div id="palette-results" role="listbox" aria-label={t("palette.search")} className="palette-rows">
        {rows.map((row, index) => (
          <button
            key={row.key}
            ref={index === chosen ? keepInView : undefined}
            id={`palette-${index}`}
            type="button"
            role="option"
            tabIndex={-1}
            aria-selected={index === chosen}
            className={index === chosen ? "palette-row palette-row-chosen" : "palette-row"}
            onMouseEnter={() => setChosen(index)}
            onClick={() => run(row)}
          >
            <span>
              {row.title} <small>{row.detail}</small>
            </span>
            {row.shortcut ? <Tag>{row.shortcut}</Tag> : null}
          </button>
        ))}
      </div>
    </Modal>
  );
});

function keepInView(row: HTMLElement | null): void {
  row?.scrollIntoView({ block: "nearest" });
}
