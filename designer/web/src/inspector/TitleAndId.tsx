/** What a node is called: its title for people, its id for the text. Whatever names the id follows when it changes. */

import { App, Input, Space } from "antd";
import { useTranslation } from "react-i18next";
import { changeBlock, renameNode, titled } from "../document/edits";
import { idsOf, isId } from "../document/naming";
import { useDrawing } from "../document/store";
import type { Block } from "../document/types";
import { useLooking } from "../editor/selection";
import { useAround } from "./around";
import { TitleInput } from "./TitleInput";

export function TitleAndId({ block }: { block: Block }) {
  const { t } = useTranslation();
  const { readOnly } = useAround();
  const { message } = App.useApp();
  const edit = useDrawing((drawing) => drawing.edit);
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
      <TitleInput
        title={block.title}
        onChange={(typed) => edit((drawing) => changeBlock(drawing, block.id, (now) => titled(now, typed)))}
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
