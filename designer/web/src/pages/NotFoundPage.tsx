import { Button, Result } from "antd";
import { useTranslation } from "react-i18next";
import { useLocation } from "wouter";

export default function NotFoundPage() {
  const { t } = useTranslation();
  const [, go] = useLocation();
  return (
    <Result
      status="404"
      title={t("notFound")}
      extra={<Button onClick={() => go("/")}>{t("app.flows")}</Button>}
    />
  );
}
