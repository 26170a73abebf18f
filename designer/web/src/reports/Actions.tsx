/** What can be done with the report that is shown: composed, saved, removed, taken away as a file, printed. */

import {
  DeleteOutlined,
  DownloadOutlined,
  EditOutlined,
  PrinterOutlined,
  SaveOutlined,
} from "@ant-design/icons";
import { App, Button, Dropdown } from "antd";
import { useTranslation } from "react-i18next";
import { inWords } from "../app/problems";
import { useMayI } from "../app/session";
import { remove } from "./queries";
import type { Saved } from "./types";
import { fileOf, isChanged, SERVICES, type View } from "./view";

interface Props {
  view: View;
  title: string;
  saved: Saved | undefined;
  composing: boolean;
  onCompose: () => void;
  /** Keep it: the changes of a saved one, or one more. */
  onSave: (changes: boolean) => void;
  onRemoved: () => void;
}

export function Actions({ view, title, saved, composing, onCompose, onSave, onRemoved }: Props) {
  const { t, i18n } = useTranslation();
  const { message, modal } = App.useApp();
  const mayEdit = useMayI("reports.edit");
  const services = view.report === SERVICES;
  const ask = (kept: Saved) =>
    modal.confirm({
      title: t("reports.removeAsk", { name: kept.name }),
      okText: t("reports.remove"),
      okButtonProps: { danger: true },
      onOk: async () => {
        try {
          await remove(kept.number);
          message.success(t("reports.removed", { name: kept.name }));
          onRemoved();
        } catch (error) {
          message.error(inWords(error, t));
        }
      },
    });
  const file = (format: "csv" | "xlsx") => ({
    key: format,
    label: (
      <a href={fileOf(view, format, title, i18n.language)} download>
        {t(`reports.${format}`)}
      </a>
    ),
  });
  return (
    <div className="report-actions">
      {services ? null : (
        <Button icon={<EditOutlined aria-hidden />} aria-expanded={composing} onClick={onCompose}>
          {t("reports.edit")}
        </Button>
      )}
      {mayEdit && !services && saved && isChanged(view) ? (
        <Button type="primary" icon={<SaveOutlined aria-hidden />} onClick={() => onSave(true)}>
          {t("reports.saveChanges")}
        </Button>
      ) : null}
      {mayEdit && !services ? (
        <Button icon={<SaveOutlined aria-hidden />} onClick={() => onSave(false)}>
          {t("reports.saveAs")}
        </Button>
      ) : null}
      <Dropdown trigger={["click"]} menu={{ items: [file("xlsx"), file("csv")] }}>
        <Button icon={<DownloadOutlined aria-hidden />}>{t("reports.export")}</Button>
      </Dropdown>
      <Button
        icon={<PrinterOutlined />}
        aria-label={t("reports.print")}
        title={t("reports.print")}
        onClick={() => window.print()}
      />
      {mayEdit && saved ? (
        <Button
          icon={<DeleteOutlined />}
          aria-label={t("reports.remove")}
          title={t("reports.remove")}
          onClick={() => ask(saved)}
        />
      ) : null}
    </div>
  );
}
