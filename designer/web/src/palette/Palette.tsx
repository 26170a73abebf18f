/** All kinds by family. Drag one to the canvas, or press Enter on it to add it in the middle of what is seen. */

import { Collapse, Empty, Input } from "antd";
import { memo, useMemo, useState } from "react";
import { useTranslation } from "react-i18next";
import { familyColours } from "../app/theme";
import { useAppearance } from "../app/useAppearance";
import { KIND_DRAGGED } from "../canvas/dragging";
import { KindIcon } from "../canvas/KindIcon";
import type { Catalogue, Kind } from "../catalogue/catalogue";
import { kindsLike } from "../catalogue/search";
import { KindHint } from "./KindHint";
import "./palette.css";

interface Props {
  catalogue: Catalogue;
  disabled: boolean;
  onAdd: (kind: string) => void;
}

export const Palette = memo(function Palette({ catalogue, disabled, onAdd }: Props) {
  const { t } = useTranslation();
  const [sought, setSought] = useState("");
  const found = useMemo(() => kindsLike(catalogue, sought), [catalogue, sought]);
  const families = catalogue.families.filter((family) => found.some((kind) => kind.family === family.name));
  return (
    <nav className="palette" aria-label={t("palette.title")}>
      <Input
        allowClear
        size="small"
        placeholder={t("palette.find")}
        aria-label={t("palette.find")}
        value={sought}
        onChange={(event) => setSought(event.target.value)}
        onKeyDown={(event) => {
          if (event.key === "Enter" && found[0]) onAdd(found[0].kind);
        }}
      />
      {families.length === 0 ? (
        <Empty image={Empty.PRESENTED_IMAGE_SIMPLE} description={t("palette.nothing")} />
      ) : null}
      <KindHint catalogue={catalogue}>
        <Collapse
          ghost
          size="small"
          // While something is sought, every family that has it is open.
          {...(sought ? { activeKey: families.map((family) => family.name) } : {})}
          defaultActiveKey={catalogue.families.map((family) => family.name)}
          items={families.map((family) => ({
            key: family.name,
            label: family.title,
            children: found
              .filter((kind) => kind.family === family.name)
              .map((kind) => <PaletteItem key={kind.kind} kind={kind} disabled={disabled} onAdd={onAdd} />),
          }))}
        />
      </KindHint>
    </nav>
  );
});

function PaletteItem({
  kind,
  disabled,
  onAdd,
}: {
  kind: Kind;
  disabled: boolean;
  onAdd: (kind: string) => void;
}) {
  const colours = familyColours(kind.family, useAppearance());
  return (
    <button
      type="button"
      className="palette-kind"
      data-kind={kind.kind}
      aria-description={kind.summary}
      draggable={!disabled}
      disabled={disabled}
      style={{ background: colours.tint, borderInlineStartColor: colours.strong }}
      onDragStart={(event) => {
        event.dataTransfer.setData(KIND_DRAGGED, kind.kind);
        event.dataTransfer.effectAllowed = "copy";
      }}
      onDoubleClick={() => onAdd(kind.kind)}
      onKeyDown={(event) => {
        if (event.key === "Enter") onAdd(kind.kind);
      }}
    >
      <KindIcon icon={kind.icon} family={kind.family} colour={colours.strong} />
      <span>{kind.title}</span>
    </button>
  );
}
