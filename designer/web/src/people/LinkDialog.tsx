/** A link to hand on: it is shown this once, since the server keeps only what proves it. */

import { Alert, Button, Modal, Typography } from "antd";
import { useTranslation } from "react-i18next";

export interface MadeLink {
  url: string;
  /** Whose password it sets; undefined: it makes an account. */
  account?: string;
}

export function LinkDialog({ link, onClose }: { link: MadeLink; onClose: () => void }) {
  const { t } = useTranslation();
  return (
    <Modal
      open
      maskClosable={false}
      title={link.account ? t("people.link.reset", { name: link.account }) : t("people.link.invite")}
      onCancel={onClose}
      footer={
        <Button type="primary" onClick={onClose}>
          {t("people.link.done")}
        </Button>
      }
    >
      <p>{link.account ? t("people.link.resetHelp") : t("people.link.inviteHelp")}</p>
      <Typography.Paragraph code className="people-link" copyable={{ text: link.url }}>
        {link.url}
      </Typography.Paragraph>
      <Alert type="warning" showIcon title={t("people.link.once")} />
    </Modal>
  );
}
