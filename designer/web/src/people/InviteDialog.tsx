/** As what somebody is invited; then the link to hand on. */

import { Form, Modal, Radio } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { LinkDialog } from "./LinkDialog";
import { invite, type Role } from "./queries";
import { useAsking } from "./useAsking";

export function InviteDialog({ roles, onClose }: { roles: readonly Role[]; onClose: () => void }) {
  const { t } = useTranslation();
  const ask = useAsking();
  const [role, setRole] = useState(roles[0]?.role);
  const [busy, setBusy] = useState(false);
  const [url, setUrl] = useState("");
  if (url) return <LinkDialog link={{ url }} onClose={onClose} />;
  const make = async () => {
    if (!role) return;
    setBusy(true);
    await ask(async () => setUrl(await invite(role)));
    setBusy(false);
  };
  return (
    <Modal
      open
      title={t("people.invite")}
      okText={t("people.makeLink")}
      confirmLoading={busy}
      onOk={() => void make()}
      onCancel={onClose}
    >
      <p>{t("people.inviteHelp")}</p>
      <Form layout="vertical">
        <Form.Item label={t("people.role")}>
          <Radio.Group
            className="people-roles"
            value={role}
            onChange={({ target }) => setRole(target.value)}
            options={roles.map((each) => ({
              value: each.role,
              label: (
                <>
                  <strong>{each.label}</strong>
                  <br />
                  <span className="page-detail">{each.about}</span>
                </>
              ),
            }))}
          />
        </Form.Item>
      </Form>
    </Modal>
  );
}
