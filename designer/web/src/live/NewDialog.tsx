/** A new calendar, list or table: its name, by which flows refer to it, and its title. */

import { App, Form, Input, Modal } from "antd";
import { useTranslation } from "react-i18next";
import { useLocation } from "wouter";
import { answer, PUT } from "../api/client";
import { queryClient } from "../api/queries";
import { inWords } from "../app/problems";
import type { LiveForm } from "./types";

interface Values {
  name: string;
  title?: string;
}

export function NewDialog({ blank, onClose }: { blank: LiveForm; onClose: () => void }) {
  const { t } = useTranslation();
  const { message } = App.useApp();
  const [form] = Form.useForm<Values>();
  const [, go] = useLocation();
  const { subject } = blank;
  const create = async ({ name, title }: Values) => {
    const params = { path: { subject, name } };
    try {
      const body = { base_revision: "", form: { ...blank, title: title ?? "" } };
      await answer(PUT("/api/live/{subject}/{name}/form", { params, body }));
      await queryClient.invalidateQueries({ queryKey: ["live"] });
      go(`/live/${subject}/${encodeURIComponent(name)}`);
    } catch (error) {
      void message.error(inWords(error, t));
    }
  };
  return (
    <Modal
      open
      title={t(`live.new.${subject}`)}
      okText={t("live.create")}
      onOk={() => form.submit()}
      onCancel={onClose}
    >
      <Form form={form} layout="vertical" onFinish={create}>
        <Form.Item name="title" label={t("live.title")}>
          <Input autoFocus maxLength={200} />
        </Form.Item>
        <Form.Item name="name" label={t("live.name")} extra={t("live.nameHelp")} rules={[{ required: true }]}>
          <Input maxLength={64} />
        </Form.Item>
      </Form>
    </Modal>
  );
}
