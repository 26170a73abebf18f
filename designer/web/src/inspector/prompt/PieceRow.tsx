/** One piece of a prompt: words, a recording, a pause, or a value said in some way. */

import { MoreOutlined } from "@ant-design/icons";
import { Button, Dropdown, Input, Select, Tag } from "antd";
import type { TextAreaRef } from "antd/es/input/TextArea";
import { useRef } from "react";
import { useTranslation } from "react-i18next";
import { growing } from "../../app/growing";
import type { Piece } from "../../document/written/pieces";
import { readLength } from "../../document/written/plain";
import { readText, readWords, writeText, writeWords } from "../../document/written/texts";
import { useLooking } from "../../editor/selection";
import { useKnownNames, useLanguages, useVariables } from "../around";
import { ExpressionField } from "../expression/ExpressionField";
import { languageName } from "../languageName";
import { useDraft } from "../useDraft";
import { DurationControl } from "../widgets/numbers";
import { ListenToPiece } from "./ListenToPiece";
import { RecordedPiece } from "./RecordedPiece";
import { RecordWords } from "./RecordWords";
import { insertValue, pieceFor } from "./values";

interface Props {
  piece: Piece;
  label: string;
  disabled: boolean;
  /** The only one: it cannot be moved, and is emptied rather than removed. */
  alone: boolean;
  onChange: (piece: Piece) => void;
  onRemove: () => void;
  onMove: (by: 1 | -1) => void;
}

export function PieceRow({ piece, label, disabled, alone, onChange, onRemove, onMove }: Props) {
  const { t } = useTranslation();
  const languages = useLanguages();
  const heard = useLooking((looking) => looking.heard);
  const language = piece.language ?? heard;
  const words = piece.name === "say" ? readWords(piece.of) : undefined;
  const items = [
    { key: "up", label: t("inspector.moveUp"), disabled: alone, onClick: () => onMove(-1) },
    { key: "down", label: t("inspector.moveDown"), disabled: alone, onClick: () => onMove(1) },
    {
      key: "language",
      label: t("prompt.always"),
      children: [
        {
          key: "call",
          label: t("prompt.callLanguage"),
          onClick: () => onChange({ ...piece, language: null }),
        },
        ...languages.map((language) => ({
          key: language,
          label: `${languageName(language)} · ${language}`,
          onClick: () => onChange({ ...piece, language }),
        })),
      ],
    },
    { key: "remove", label: t("prompt.removePiece"), danger: true, onClick: onRemove },
  ];
  return (
    <div className="row piece">
      <div className="row-rest">
        <Body
          piece={piece}
          language={language}
          label={label}
          disabled={disabled}
          onOf={(of) => onChange({ ...piece, of })}
          onName={(name) => onChange({ ...piece, name })}
        />
        {piece.language ? <Tag className="piece-language">{languageName(piece.language)}</Tag> : null}
      </div>
      <div className="piece-tools">
        <Dropdown menu={{ items }} trigger={["click"]} disabled={disabled}>
          <Button
            type="text"
            size="small"
            icon={<MoreOutlined />}
            aria-label={t("inspector.moreOf", { what: label })}
          />
        </Dropdown>
        {words ? (
          <RecordWords
            words={words}
            language={language}
            label={label}
            disabled={disabled}
            onRecorded={(name) => onChange({ ...piece, name: "audio", of: writeText(name) })}
          />
        ) : null}
        {alone ? null : <ListenToPiece piece={piece} label={label} language={language} />}
      </div>
    </div>
  );
}

interface BodyProps {
  piece: Piece;
  /** In which it is said. */
  language: string;
  label: string;
  disabled: boolean;
  onOf: (of: string) => void;
  onName: (name: string) => void;
}

function Body({ piece, language, label, disabled, onOf, onName }: BodyProps) {
  const { t } = useTranslation();
  const pieces = useKnownNames()?.pieces ?? [];
  const words = piece.name === "say" ? readWords(piece.of) : undefined;
  if (words !== undefined) {
    return (
      <Words words={words} label={label} disabled={disabled} onChange={(typed) => onOf(writeWords(typed))} />
    );
  }
  const recording = piece.name === "audio" ? readText(piece.of) : undefined;
  if (recording !== undefined) {
    return (
      <RecordedPiece
        recording={recording}
        language={language}
        label={label}
        disabled={disabled}
        onChange={(key) => onOf(writeText(key))}
      />
    );
  }
  if (piece.name === "pause" && readLength(piece.of)) {
    return (
      <div className="piece-value">
        <span className="row-label">{t("prompt.pause")}</span>
        <DurationControl
          text={piece.of}
          label={`${label}: ${t("prompt.pause")}`}
          fallback="500ms"
          limits={{ min_ms: 0, max_ms: 60_000 }}
          options={[]}
          disabled={disabled}
          onChange={(of) => of && onOf(of)}
        />
      </div>
    );
  }
  return (
    <div className="piece-value">
      <Select
        className="piece-kind"
        size="small"
        popupMatchSelectWidth={false}
        aria-label={`${label}: ${t("prompt.saidAs")}`}
        disabled={disabled}
        value={piece.name}
        options={pieces.map(({ name, help }) => ({ value: name, label: name, title: help }))}
        onChange={onName}
      />
      <div className="row-rest">
        <ExpressionField text={piece.of} label={label} disabled={disabled} onChange={onOf} />
      </div>
    </div>
  );
}

interface WordsProps {
  words: string;
  label: string;
  disabled: boolean;
  onChange: (words: string) => void;
}

function Words({ words, label, disabled, onChange }: WordsProps) {
  const { t } = useTranslation();
  const pieces = useKnownNames()?.pieces ?? [];
  const variables = useVariables().filter(({ type }) => pieceFor(type, pieces));
  const { draft, type, settle } = useDraft(words, onChange);
  const area = useRef<TextAreaRef>(null);
  const insert = (name: string) => {
    const at = area.current?.resizableTextArea?.textArea.selectionStart ?? draft.length;
    type(insertValue(draft, at, name));
    area.current?.focus();
  };
  return (
    <div className="words">
      <Input.TextArea
        ref={area}
        aria-label={label}
        placeholder={t("prompt.typeWords")}
        disabled={disabled}
        {...growing(2, 10)}
        value={draft}
        onChange={(event) => type(event.target.value)}
        onBlur={settle}
      />
      {variables.length > 0 ? (
        <Dropdown
          trigger={["click"]}
          disabled={disabled}
          menu={{
            items: variables.map(({ name, type: kind }) => ({ key: name, label: `${name}: ${kind}` })),
            onClick: ({ key }) => insert(key),
          }}
        >
          <Button
            className="words-insert"
            size="small"
            type="text"
            title={t("prompt.insertValue")}
            aria-label={`${label}: ${t("prompt.insertValue")}`}
          >
            {"{ }"}
          </Button>
        </Dropdown>
      ) : null}
    </div>
  );
}
