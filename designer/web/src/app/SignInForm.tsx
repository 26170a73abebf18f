import { Alert, Button, Card, Form, Input } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { inWords } from "./problems";
import { signIn, useSession, wayToProvider } from "./session";

/** A page with unsaved work stays where it is meanwhile. */
const NEW_TAB = { target: "_blank", rel: "opener" };

interface Values {
  name: string;
  password: string;
}

interface Props {
  setUp: boolean;
  /** Inside a dialog, after a session has ended. */
  again?: boolean;
  /** What was told before anything was typed. */
  told?: string;
}

export function SignInForm({ setUp, again = false, told = "" }: Props) {
  const { t } = useTranslation();
  const label = useSession(({ account }) => account?.single_sign_on);
  const [problem, setProblem] = useState(told);
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
      {label ? (
        <Button className="sign-in-elsewhere" block href={wayToProvider(again)} {...(again ? NEW_TAB : {})}>
          {label}
        </Button>
      ) : null}
    </Form>
  );
  if (again) return form;
  return (
    <main className="sign-in">
      <Card title={<h1>IVRFlow</h1>}>{form}</Card>
    </main>
  );
}
