import { App, Form, Input, Modal } from "antd";
import { useTranslation } from "react-i18next";
import { answer, POST } from "../../api/client";
import { queryClient } from "../../api/queries";
import type { components } from "../../api/schema";
import { inWords } from "../../app/problems";

export type Naming = "copy" | "rename";

interface Props {
  flow: components["schemas"]["FlowSummaryShape"];
  naming: Naming;
  onClose: () => void;
}

/** Under which name a flow is to be copied, or found from now on. */
export function AskName({ flow, naming, onClose }: Props) {
  const { t } = useTranslation();
  const { message } = App.useApp();
  const [form] = Form.useForm<{ id: string }>();
  const submit = async ({ id }: { id: string }) => {
    const params = { path: { flow: flow.id } };
    try {
      await answer(
        naming === "copy"
          ? POST("/api/flows/{flow}/copy", { params, body: { id } })
          : POST("/api/flows/{flow}/rename", { params, body: { id, base_revision: flow.revision } }),
      );
      onClose();
    } catch (error) {
      void message.error(inWords(error, t));
    }
    await queryClient.invalidateQueries({ queryKey: ["flows"] });
  };
  return (
    <Modal
      open
      title={t(`flows.${naming}Title`, { name: flow.title || flow.id })}
      okText={t(`flows.${naming}`)}
      onOk={() => form.submit()}
      onCancel={onClose}
    >
      <Form
        form={form}
        layout="vertical"
        onFinish={submit}
        initialValues={{ id: naming === "copy" ? `${flow.id}_2` : flow.id }}
      >
        <Form.Item
          name="id"
          label={t("flows.id")}
          extra={t("flows.idHelp")}
          rules={[{ required: true, pattern: /^[a-z_][a-z0-9_]*$/, message: t("flows.idHelp") }]}
        >
          <Input autoFocus />
        </Form.Item>
      </Form>
    </Modal>
  );
}
