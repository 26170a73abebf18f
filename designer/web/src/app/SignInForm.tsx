import { Alert, Button, Card, Form, Input } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { inWords } from "./problems";
import { signIn } from "./session";

interface Values {
  name: string;
  password: string;
}

/** `again`: inside a dialog, after a session has ended. */
export function SignInForm({ setUp, again = false }: { setUp: boolean; again?: boolean }) {
  const { t } = useTranslation();
  const [problem, setProblem] = useState("");
  const [busy, setBusy] = useState(false);
  const submit = async ({ name, password }: Values) => {
    setBusy(true);
    try {
      await signIn(name, password);
    } catch (error) {
      setProblem(inWords(error, t));
    } finally {
      setBusy(false);
    }
  };
  const form = (
    <Form<Values> layout="vertical" onFinish={submit} requiredMark={false} disabled={busy}>
      {again ? <Alert type="info" showIcon title={t("session.expired")} /> : null}
      {setUp ? null : <Alert type="warning" showIcon title={t("session.notSetUp")} />}
      {problem ? <Alert type="error" showIcon title={problem} /> : null}
      <Form.Item name="name" label={t("session.name")} rules={[{ required: true }]}>
        <Input autoComplete="username" autoFocus />
      </Form.Item>
      <Form.Item name="password" label={t("session.password")} rules={[{ required: true }]}>
        <Input.Password autoComplete="current-password" />
      </Form.Item>
      <Button type="primary" htmlType="submit" block loading={busy}>
        {t("session.signIn")}
      </Button>
    </Form>
  );
  if (again) return form;
  return (
    <main className="sign-in">
      <Card title={<h1>IVRFlow</h1>}>{form}</Card>
    </main>
  );
}
