import { App, Form, Input, Modal, Select } from "antd";
import { useTranslation } from "react-i18next";
import { useLocation } from "wouter";
import { answer, POST } from "../../api/client";
import { queryClient } from "../../api/queries";
import type { components } from "../../api/schema";
import { inWords } from "../../app/problems";
import { TemplateCards } from "./TemplateCards";

type NewFlowBody = components["schemas"]["NewFlow"];

interface Values {
  template: NonNullable<NewFlowBody["template"]>;
  id: string;
  title: string;
  languages: string[];
  zone: string;
}

const LANGUAGES = ["en-US", "zh-CN", "es-ES", "fr-FR"];

export function NewFlow({ open, onClose }: { open: boolean; onClose: () => void }) {
  const { t, i18n } = useTranslation();
  const { message } = App.useApp();
  const [form] = Form.useForm<Values>();
  const [, go] = useLocation();
  const create = async (values: Values) => {
    try {
      const made = await answer(POST("/api/flows", { body: values }));
      await queryClient.invalidateQueries({ queryKey: ["flows"] });
      go(`/flows/${made.id}`);
    } catch (error) {
      void message.error(inWords(error, t));
    }
  };
  return (
    <Modal
      open={open}
      title={t("flows.new")}
      onCancel={onClose}
      onOk={() => form.submit()}
      okText={t("flows.create")}
      width={860}
      style={{ top: 32 }}
      destroyOnHidden
    >
      <Form
        form={form}
        layout="vertical"
        onFinish={create}
        initialValues={{
          template: "",
          languages: [i18n.language === "zh-CN" ? "zh-CN" : "en-US"],
          zone: Intl.DateTimeFormat().resolvedOptions().timeZone,
        }}
      >
        <Form.Item name="template" label={t("templates.label")}>
          <TemplateCards />
        </Form.Item>
        <div className="new-flow-fields">
          <Form.Item name="title" label={t("flows.title")} rules={[{ required: true }]}>
            <Input autoFocus />
          </Form.Item>
          <Form.Item
            name="id"
            label={t("flows.id")}
            extra={t("flows.idHelp")}
            rules={[{ required: true, pattern: /^[a-z_][a-z0-9_]*$/, message: t("flows.idHelp") }]}
          >
            <Input />
          </Form.Item>
          <Form.Item name="languages" label={t("flows.languages")} rules={[{ required: true }]}>
            <Select mode="tags" options={LANGUAGES.map((value) => ({ value }))} />
          </Form.Item>
          <Form.Item
            name="zone"
            label={t("flows.zone")}
            extra={t("flows.zoneHelp")}
            rules={[{ required: true }]}
          >
            <Select showSearch options={Intl.supportedValuesOf("timeZone").map((value) => ({ value }))} />
          </Form.Item>
        </div>
      </Form>
    </Modal>
  );
}
