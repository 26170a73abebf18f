/** Deletes a calendar, a list or a table. What callers are led by stays; what drafts use goes only when that is wanted. */

import { DeleteOutlined } from "@ant-design/icons";
import { App, Button } from "antd";
import { useTranslation } from "react-i18next";
import { answer, DELETE, Refusal } from "../api/client";
import { queryClient } from "../api/queries";
import { inWords } from "../app/problems";
import { forgetUnsaved } from "./rescue";
import type { Summary } from "./types";

interface Props {
  of: Summary;
  /** Only an icon, as in a row of a table. */
  small?: boolean;
  onRemoved?: () => void;
}

export function RemoveButton({ of, small = false, onRemoved }: Props) {
  const { t } = useTranslation();
  const { message, modal } = App.useApp();
  const { subject, name, title, revision, uses } = of;
  const shown = title || name;

  const remove = async (although_used: boolean) => {
    const query = { base_revision: revision, although_used };
    try {
      await answer(DELETE("/api/live/{subject}/{name}", { params: { path: { subject, name }, query } }));
    } catch (error) {
      const isUsed = error instanceof Refusal && error.problem.code === "in-use";
      // A draft began to use it since this was read.
      if (isUsed && !although_used) ask(error.message);
      else void message.error(inWords(error, t));
      void queryClient.invalidateQueries({ queryKey: ["live"], exact: true });
      return;
    }
    forgetUnsaved(subject, name);
    void message.success(t("live.deleted", { name: shown }));
    onRemoved?.();
    await queryClient.invalidateQueries({ queryKey: ["live"], exact: true });
    await queryClient.invalidateQueries({ queryKey: ["names"] });
  };
  const ask = (warning = "") =>
    modal.confirm({
      title: t("live.deleteAsk", { name: shown }),
      content:
        warning || (uses.length > 0 ? <WhoUses uses={uses} told="live.deleteUsed" /> : t("live.deleteHelp")),
      okText: t("live.delete"),
      okButtonProps: { danger: true },
      onOk: () => remove(warning !== "" || uses.length > 0),
    });
  const open = () => {
    const callersGetThere = uses.filter(({ published }) => published);
    if (callersGetThere.length === 0) return ask();
    modal.warning({
      title: t("live.deleteNot", { name: shown }),
      content: <WhoUses uses={callersGetThere} told="live.deleteNotHelp" />,
    });
  };
  return small ? (
    <Button
      type="text"
      size="small"
      icon={<DeleteOutlined aria-hidden />}
      aria-label={t("live.deleteName", { name: shown })}
      onClick={open}
    />
  ) : (
    <Button danger icon={<DeleteOutlined aria-hidden />} onClick={open}>
      {t("live.delete")}
    </Button>
  );
}

function WhoUses({ uses, told }: { uses: Summary["uses"]; told: "live.deleteUsed" | "live.deleteNotHelp" }) {
  const { t } = useTranslation();
  return (
    <>
      <p>{t(told)}</p>
      <ul>
        {[...new Map(uses.map((use) => [use.flow, use.flow_title || use.flow]))].map(([flow, title]) => (
          <li key={flow}>{title}</li>
        ))}
      </ul>
    </>
  );
}
