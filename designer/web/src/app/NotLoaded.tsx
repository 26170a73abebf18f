/** In place of a page's content that did not come: why, and a way to ask for it again. */

import { Button, Result } from "antd";
import { useTranslation } from "react-i18next";
import { inWords } from "./problems";

interface Props {
  error: unknown;
  /** Ask again. */
  onRetry: () => unknown;
}

export function NotLoaded({ error, onRetry }: Props) {
  const { t } = useTranslation();
  return (
    <Result
      status="warning"
      title={inWords(error, t)}
      extra={<Button onClick={() => void onRetry()}>{t("problem.retry")}</Button>}
    />
  );
}
