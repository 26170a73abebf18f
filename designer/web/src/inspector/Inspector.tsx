/** What is selected, field by field. Drawn from the catalogue; fields of a widget that is not known are edited as text. */

import { Empty, Form, Input, Typography } from "antd";
import { useTranslation } from "react-i18next";
import type { Catalogue, FieldDescription } from "../catalogue/catalogue";
import { blockOf, changeBlock } from "../document/edits";
import { useDrawing } from "../document/store";
import { type Block, type FieldEntry, isBlock } from "../document/types";
import { textIn, withText } from "../document/values";
import { useLooking } from "../editor/selection";
import "./inspector.css";

interface Props {
  flow: string;
  catalogue: Catalogue;
  readOnly: boolean;
}

export function Inspector({ catalogue, readOnly }: Props) {
  const { t } = useTranslation();
  const selected = useLooking((looking) => looking.selected);
  const document = useDrawing((drawing) => drawing.document);
  const [only] = selected;
  const block = selected.size === 1 && only ? blockOf(document, only) : undefined;
  if (!block) {
    return (
      <Empty
        className="inspector"
        image={Empty.PRESENTED_IMAGE_SIMPLE}
        description={t("inspector.nothing")}
      />
    );
  }
  const kind = catalogue.kind(block.kind ?? "");
  if (!isBlock(block) || !kind) {
    return (
      <aside className="inspector">
        <Typography.Title level={5}>{block.id}</Typography.Title>
        <p>{t("inspector.unknown")}</p>
      </aside>
    );
  }
  return (
    <aside className="inspector" aria-label={t("inspector.label")}>
      <Typography.Title level={5}>
        {kind.title} <small>{block.id}</small>
      </Typography.Title>
      <p className="inspector-help">{kind.summary}</p>
      <Form layout="vertical" size="small" disabled={readOnly}>
        {kind.fields.map((field) => (
          <PlainField key={`${block.id}.${field.name}`} block={block} field={field} />
        ))}
      </Form>
    </aside>
  );
}

function PlainField({ block, field }: { block: Block; field: FieldDescription }) {
  const heard = useLooking((looking) => looking.heard);
  const edit = useDrawing((drawing) => drawing.edit);
  const entry = block.entries?.find(
    (each): each is FieldEntry => each.type === "field" && each.name === field.name && each.index == null,
  );
  const text = entry ? (textIn(entry.value, heard) ?? "") : "";
  const change = (next: string) => {
    if (next === text) return;
    edit((drawing) =>
      changeBlock(drawing, block.id, (now) => {
        const language = entry?.value.type === "localized" ? heard : null;
        const changed: FieldEntry = {
          type: "field",
          name: field.name,
          value: withText(entry?.value, language, next),
        };
        const entries = now.entries ?? [];
        const index = entry ? entries.indexOf(entry) : -1;
        return {
          ...now,
          entries: index < 0 ? [changed, ...entries] : entries.with(index, { ...entry, ...changed }),
        };
      }),
    );
  };
  return (
    <Form.Item label={field.label} tooltip={field.help} required={field.required}>
      <Input.TextArea
        key={text}
        autoSize
        defaultValue={text}
        placeholder={field.default ?? ""}
        onBlur={(event) => change(event.target.value)}
      />
    </Form.Item>
  );
}
