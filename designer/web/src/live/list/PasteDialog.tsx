/** Many entries at once. */

import { Input, Modal, Typography } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { newEntries } from "./lines";

interface Props {
  present: readonly string[];
  onAdd: (entries: string[]) => void;
  onClose: () => void;
}

export function PasteDialog({ present, onAdd, onClose }: Props) {
  const { t } = useTranslation();
  const [text, type] = useState("");
  const added = newEntries(text, present);
  return (
    <Modal
      open
      title={t("live.pasteMany")}
      okText={t("live.addMany", { count: added.length })}
      okButtonProps={{ disabled: added.length === 0 }}
      onOk={() => {
        onAdd(added);
        onClose();
      }}
      onCancel={onClose}
    >
      <Input.TextArea
        autoFocus
        rows={10}
        aria-label={t("live.pasteHelp")}
        placeholder={t("live.pasteHelp")}
        value={text}
        onChange={({ target }) => type(target.value)}
      />
      <Typography.Text type="secondary">{t("live.pasteNote")}</Typography.Text>
    </Modal>
  );
}
