/** What a node is called: its title for people, its id for the text. Whatever names the id follows when it changes. */

import { App, Input, Space } from "antd";
import { useTranslation } from "react-i18next";
import { changeBlock, renameNode } from "../document/edits";
import { idsOf, isId } from "../document/naming";
import { useDrawing } from "../document/store";
import type { Block } from "../document/types";
import { useLooking } from "../editor/selection";
import { useAround } from "./around";
import { useDraft } from "./useDraft";

export function TitleAndId({ block }: { block: Block }) {
  const { t } = useTranslation();
  const { readOnly } = useAround();
  const { message } = App.useApp();
  const edit = useDrawing((drawing) => drawing.edit);
  const title = useDraft(block.title ?? "", (typed) =>
    edit((drawing) =>
      changeBlock(drawing, block.id, (now) => {
        const { title: _, ...rest } = now;
        return typed.trim() ? { ...rest, title: typed } : rest;
      }),
    ),
  );
  const rename = (typed: string) => {
    const id = typed.trim();
    if (id === block.id || id === "") return;
    const { document } = useDrawing.getState();
    if (!isId(id)) message.warning(t("inspector.badId"));
    else if (idsOf(document).has(id)) message.warning(t("inspector.takenId", { id }));
    else {
      edit((drawing) => renameNode(drawing, block.id, id));
      useLooking.getState().select([id]);
    }
  };
  return (
    <Space.Compact block className="title-and-id">
      <Input
        aria-label={t("inspector.title")}
        placeholder={t("inspector.title")}
        disabled={readOnly}
        value={title.draft}
        onChange={(event) => title.type(event.target.value)}
        onBlur={title.settle}
      />
      <Input
        key={block.id}
        className="node-id"
        aria-label={t("inspector.id")}
        title={t("inspector.idHelp")}
        disabled={readOnly}
        defaultValue={block.id}
        onBlur={(event) => rename(event.target.value)}
        onPressEnter={(event) => event.currentTarget.blur()}
      />
    </Space.Compact>
  );
}
