/**
 * What is said, as pieces one under the other. Whoever only wants words types them into the one field that is there; what
 * cannot be shown as pieces, and whoever asks for it, gets the text as it is written.
 */

import { Button, Dropdown, Space } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { type Piece, readPieces, writePieces } from "../../document/written/pieces";
import { writeText } from "../../document/written/texts";
import { useKnownNames, useVariables } from "../around";
import { ExpressionField } from "../expression/ExpressionField";
import { useRowKeys } from "../useRowKeys";
import type { WidgetProps } from "../widgets/widget";
import { Listen } from "./Listen";
import { PieceRow } from "./PieceRow";
import { pieceFor } from "./values";

const NO_WORDS: Piece = { name: "say", of: '""', language: null };

export function PromptControl({ text, label, disabled, onChange }: WidgetProps) {
  const { t } = useTranslation();
  const [asText, setAsText] = useState(false);
  const pieces = readPieces(text);
  const { keys, removed, swapped } = useRowKeys(pieces?.length || 1);
  if (!pieces || asText) {
    return (
      <div className="rows">
        <ExpressionField text={text} label={label} disabled={disabled} prompt onChange={onChange} />
        <Space size="small" wrap>
          <Listen prompt={text} />
          {pieces ? (
            <Button size="small" type="link" onClick={() => setAsText(false)}>
              {t("prompt.asPieces")}
            </Button>
          ) : null}
        </Space>
      </div>
    );
  }
  const shown = pieces.length > 0 ? pieces : [NO_WORDS];
  const write = (next: readonly Piece[]) => {
    const silent = next.length === 1 && next[0]?.of === '""' && next[0].name === "say";
    onChange(silent ? "" : writePieces(next));
  };
  return (
    <div className="rows">
      {shown.map((piece, index) => (
        <PieceRow
          key={keys[index]}
          piece={piece}
          label={shown.length > 1 ? `${label} ${index + 1}` : label}
          disabled={disabled}
          alone={shown.length === 1}
          onChange={(changed) => write(shown.with(index, changed))}
          onRemove={() => {
            removed(index);
            write(shown.toSpliced(index, 1));
          }}
          onMove={(by) => {
            const other = shown[index + by];
            if (!other) return;
            swapped(index, index + by);
            write(shown.with(index, other).with(index + by, piece));
          }}
        />
      ))}
      <Space size={4} wrap>
        <Listen prompt={text} />
        <AddPiece disabled={disabled} onAdd={(piece) => onChange(writePieces([...pieces, piece]))} />
        <Button size="small" type="link" onClick={() => setAsText(true)}>
          {t("prompt.asText")}
        </Button>
      </Space>
    </div>
  );
}

function AddPiece({ disabled, onAdd }: { disabled: boolean; onAdd: (piece: Piece) => void }) {
  const { t } = useTranslation();
  const names = useKnownNames();
  const variables = useVariables();
  const pieces = names?.pieces ?? [];
  const sayable = variables.flatMap((variable) => {
    const name = pieceFor(variable.type, pieces);
    return name ? [{ ...variable, piece: name }] : [];
  });
  const items = [
    { key: "say", label: t("prompt.words"), onClick: () => onAdd({ ...NO_WORDS }) },
    {
      key: "value",
      label: t("prompt.value"),
      disabled: sayable.length === 0,
      children: sayable.map(({ name, type, piece }) => ({
        key: `value ${name}`,
        label: `${name}: ${type}`,
        onClick: () => onAdd({ name: piece, of: name, language: null }),
      })),
    },
    {
      key: "audio",
      label: t("prompt.recording"),
      onClick: () => onAdd({ name: "audio", of: writeText(""), language: null }),
    },
    {
      key: "pause",
      label: t("prompt.pause"),
      onClick: () => onAdd({ name: "pause", of: "500ms", language: null }),
    },
    {
      key: "more",
      label: t("prompt.more"),
      children: pieces
        .filter(({ name }) => !["say", "audio", "pause"].includes(name))
        .map(({ name, help }) => ({
          key: `more ${name}`,
          label: (
            <>
              <code>{name}</code> <small>{help}</small>
            </>
          ),
          onClick: () => onAdd({ name, of: "", language: null }),
        })),
    },
  ];
  return (
    <Dropdown menu={{ items }} trigger={["click"]} disabled={disabled}>
      <Button size="small">{t("prompt.add")}</Button>
    </Dropdown>
  );
}
