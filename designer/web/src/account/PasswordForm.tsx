/** Another password for oneself; every other browser is signed out by it. */

import { Alert, App, Button, Form, Input } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { PasswordTwice } from "../app/PasswordTwice";
import { inWords } from "../app/problems";
import { changePassword } from "../app/session";

interface Values {
  old: string;
  password: string;
}

export function PasswordForm() {
  const { t } = useTranslation();
  const { message } = App.useApp();
  const [form] = Form.useForm<Values>();
  const [problem, setProblem] = useState("");
  const [busy, setBusy] = useState(false);
  const submit = async ({ old, password }: Values) => {
    setBusy(true);
    setProblem("");
    try {
      await changePassword(old, password);
      form.resetFields();
      void message.success(t("account.passwordChanged"));
    } catch (error) {
      setProblem(inWords(error, t));
    } finally {
      setBusy(false);
    }
  };
  return (
    <Form<Values>
      form={form}
      className="account-form"
      layout="vertical"
      requiredMark={false}
      disabled={busy}
      onFinish={submit}
    >
      {problem ? <Alert type="error" showIcon title={problem} /> : null}
      <Form.Item name="old" label={t("account.old")} rules={[{ required: true }]}>
        <Input.Password autoComplete="current-password" />
      </Form.Item>
      <PasswordTwice label={t("account.new")} />
      <Button type="primary" htmlType="submit" loading={busy}>
        {t("account.change")}
      </Button>
    </Form>
  );
}
