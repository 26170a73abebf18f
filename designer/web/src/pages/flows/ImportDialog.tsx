import { InboxOutlined } from "@ant-design/icons";
import { Alert, App, Checkbox, Modal, Upload } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { answer, POST } from "../../api/client";
import { queryClient } from "../../api/queries";
import { inWords } from "../../app/problems";

/** Flows from a file. Either all that it holds comes in, or nothing, and what was wrong is told. */
export function ImportDialog({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation();
  const { message } = App.useApp();
  const [replace, setReplace] = useState(false);
  const [problem, setProblem] = useState("");
  const bring = async (file: File) => {
    setProblem("");
    const form = new FormData();
    form.append("file", file);
    form.append("replace", String(replace));
    try {
      const { flows } = await answer(
        POST("/api/import", {
          body: { file: file.name, replace },
          bodySerializer: () => form,
        }),
      );
      void message.success(t("flows.imported", { names: flows.map(({ flow }) => flow).join(", ") }));
      await queryClient.invalidateQueries();
      onClose();
    } catch (error) {
      setProblem(inWords(error, t));
    }
  };
  return (
    <Modal open title={t("flows.import")} footer={null} onCancel={onClose}>
      <Upload.Dragger
        accept=".ivr,.zip"
        showUploadList={false}
        beforeUpload={(file) => {
          void bring(file);
          return false;
        }}
      >
        <p className="ant-upload-drag-icon">
          <InboxOutlined />
        </p>
        <p>{t("flows.importDrop")}</p>
        <p>
          <small>{t("flows.importHelp")}</small>
        </p>
      </Upload.Dragger>
      <p>
        <Checkbox checked={replace} onChange={(event) => setReplace(event.target.checked)}>
          {t("flows.importReplace")}
        </Checkbox>
      </p>
      {problem ? <Alert type="error" showIcon title={problem} /> : null}
    </Modal>
  );
}
