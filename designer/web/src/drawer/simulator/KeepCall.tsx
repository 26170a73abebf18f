/** Keeps the talk as a test: what was heard now must be heard again whenever the flow is changed. */

import { SaveOutlined } from "@ant-design/icons";
import { App, Button, Form, Input, Popover } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { queryClient } from "../../api/queries";
import { inWords } from "../../app/problems";
import { useDrawer } from "../store";
import { keepCall } from "./store";

export function KeepCall({ flow }: { flow: string }) {
  const { t } = useTranslation();
  const { message } = App.useApp();
  const [open, setOpen] = useState(false);
  const [busy, setBusy] = useState(false);
  const show = useDrawer((drawer) => drawer.show);
  const keep = async ({ title }: { title: string }) => {
    setBusy(true);
    try {
      const kept = await keepCall(title);
      await queryClient.invalidateQueries({ queryKey: ["conversations", flow] });
      setOpen(false);
      void message.success(t("simulator.kept", { title: kept }));
      show("tests");
    } catch (problem) {
      void message.error(inWords(problem, t));
    } finally {
      setBusy(false);
    }
  };
  return (
    <Popover
      open={open}
      onOpenChange={setOpen}
      trigger="click"
      destroyOnHidden
      title={t("simulator.keepHelp")}
      content={
        <Form layout="inline" onFinish={(values: { title: string }) => void keep(values)}>
          <Form.Item name="title" label={t("simulator.keepTitle")} rules={[{ required: true }]}>
            <Input autoFocus maxLength={200} />
          </Form.Item>
          <Button type="primary" htmlType="submit" loading={busy}>
            {t("simulator.keepIt")}
          </Button>
        </Form>
      }
    >
      <Button size="small" icon={<SaveOutlined />}>
        {t("simulator.keep")}
      </Button>
    </Popover>
  );
}
