/**
 * What the kind under the mouse is for, beside the palette: one tooltip for all of them, since forty take longer to make
 * than the rest of the palette. Screen readers have it from the kind itself (`aria-description`).
 */

import { Tooltip } from "antd";
import { type ReactNode, type SyntheticEvent, useEffect, useRef, useState } from "react";
import type { Catalogue } from "../catalogue/catalogue";

const WAIT_MS = 600;

interface Props {
  catalogue: Catalogue;
  /** With a `data-kind` each. */
  children: ReactNode;
}

interface Pointed {
  kind: string;
  box: { top: number; left: number; width: number; height: number };
}

export function KindHint({ catalogue, children }: Props) {
  const [pointed, setPointed] = useState<Pointed>();
  const under = useRef<Element>(null);
  const timer = useRef<number>(undefined);
  const leave = () => {
    window.clearTimeout(timer.current);
    under.current = null;
    setPointed(undefined);
  };
  const enter = ({ target }: SyntheticEvent) => {
    const item = target instanceof Element ? target.closest<HTMLElement>("[data-kind]") : null;
    if (item === under.current) return;
    leave();
    under.current = item;
    const kind = item?.dataset.kind;
    if (!item || !kind) return;
    timer.current = window.setTimeout(() => {
      const { top, left, width, height } = item.getBoundingClientRect();
      setPointed({ kind, box: { top, left, width, height } });
    }, WAIT_MS);
  };
  useEffect(() => () => window.clearTimeout(timer.current), []);
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: it watches only; what it shows, screen readers have already
    <div
      onPointerOver={enter}
      onPointerLeave={leave}
      onPointerDown={leave}
      onFocus={enter}
      onBlur={leave}
      onKeyDown={leave}
    >
      {children}
      {pointed ? (
        <Tooltip open title={catalogue.kind(pointed.kind)?.summary} placement="right">
          <span className="palette-hint-anchor" style={pointed.box} />
        </Tooltip>
      ) : null}
    </div>
  );
}
