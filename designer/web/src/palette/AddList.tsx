/** What can be added here: opened where an exit was dropped on an empty place. Type to search, Enter takes the first. */

import { Input, type InputRef, Popover } from "antd";
import { useEffect, useMemo, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { familyColours } from "../app/theme";
import { useAppearance } from "../app/useAppearance";
import { KindIcon } from "../canvas/KindIcon";
import type { Catalogue } from "../catalogue/catalogue";
import { kindsLike } from "../catalogue/search";
import "./palette.css";

interface Props {
  catalogue: Catalogue;
  /** Pixels on the screen. */
  at: { x: number; y: number };
  onChoose: (kind: string) => void;
  onClose: () => void;
}

export function AddList({ catalogue, at, onChoose, onClose }: Props) {
  const { t } = useTranslation();
  const appearance = useAppearance();
  const [sought, setSought] = useState("");
  const [chosen, setChosen] = useState(0);
  const input = useRef<InputRef>(null);
  const found = useMemo(() => kindsLike(catalogue, sought), [catalogue, sought]);
  useEffect(() => input.current?.focus(), []);
  const list = (
    <div className="add-list">
      <Input
        ref={input}
        size="small"
        placeholder={t("palette.find")}
        aria-label={t("palette.find")}
        value={sought}
        onChange={(event) => {
          setSought(event.target.value);
          setChosen(0);
        }}
        onKeyDown={(event) => {
          const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
          if (step !== undefined) {
            event.preventDefault();
            setChosen((index) => Math.min(Math.max(index + step, 0), found.length - 1));
          } else if (event.key === "Enter" && found[chosen]) {
            onChoose(found[chosen].kind);
          } else if (event.key === "Escape") {
            onClose();
          }
        }}
      />
      <div role="listbox" aria-label={t("palette.title")} className="add-list-kinds">
        {found.map((kind, index) => (
          <button
            key={kind.kind}
            ref={index === chosen ? keepInView : undefined}
            type="button"
            role="option"
            aria-selected={index === chosen}
            className={index === chosen ? "add-list-kind add-list-kind-chosen" : "add-list-kind"}
            onClick={() => onChoose(kind.kind)}
          >
            <KindIcon
              icon={kind.icon}
              family={kind.family}
              colour={familyColours(kind.family, appearance).strong}
            />
            <span>{kind.title}</span>
          </button>
        ))}
      </div>
    </div>
  );
  return (
    <Popover
      open
      content={list}
      trigger="click"
      placement="rightTop"
      onOpenChange={(open) => open || onClose()}
    >
      <span className="add-list-anchor" style={{ left: at.x, top: at.y }} />
    </Popover>
  );
}

function keepInView(row: HTMLElement | null): void {
  row?.scrollIntoView({ block: "nearest" });
}
