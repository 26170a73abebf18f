/** Takes a recording away; one that flows play only when that is wanted. */

import { DeleteOutlined } from "@ant-design/icons";
import { App, Button } from "antd";
import { useTranslation } from "react-i18next";
import { Refusal } from "../api/client";
import { inWords } from "../app/problems";
import { type Piece, remove } from "./queries";

export function RemoveButton({ language, piece }: { language: string; piece: Piece }) {
  const { t } = useTranslation();
  const { message, modal } = App.useApp();
  const take = async (althoughUsed: boolean) => {
    try {
      await remove(language, piece, althoughUsed);
      void message.success(t("recordings.removed", { name: piece.name }));
    } catch (error) {
      if (!althoughUsed && error instanceof Refusal && error.problem.code === "in-use") ask(error.message);
      else void message.error(inWords(error, t));
    }
  };
  /** `warning`: the server's words about who plays it. */
  const ask = (warning = "") =>
    modal.confirm({
      title: t("recordings.removeAsk", { name: piece.name, language }),
      content: warning || t("recordings.removeHelp"),
      okText: t("recordings.remove"),
      okButtonProps: { danger: true },
      onOk: () => take(warning !== ""),
    });
  return (
    <Button danger icon={<DeleteOutlined aria-hidden />} onClick={() => ask()}>
      {t("recordings.remove")}
    </Button>
  );
}
