/** What an admin does about one person. */

import { MoreOutlined } from "@ant-design/icons";
import { App, Button, Dropdown, type MenuProps } from "antd";
import { useTranslation } from "react-i18next";
import { change, type PersonOnList, resetPassword } from "./queries";
import { useAsking } from "./useAsking";

interface Props {
  person: PersonOnList;
  onLink: (url: string) => void;
  onBrowsers: () => void;
}

export function PersonMenu({ person, onLink, onBrowsers }: Props) {
  const { t } = useTranslation();
  const { modal } = App.useApp();
  const ask = useAsking();
  const { name, disabled, provided } = person;
  const askReset = () =>
    modal.confirm({
      title: t("people.reset.ask", { name }),
      content: t("people.reset.help"),
      okText: t("people.makeLink"),
      onOk: () => ask(async () => onLink(await resetPassword(name))),
    });
  const askDisable = () =>
    modal.confirm({
      title: t("people.disable.ask", { name }),
      content: t("people.disable.help"),
      okText: t("people.disable.do"),
      okButtonProps: { danger: true },
      onOk: () => ask(() => change(name, { disabled: true }), t("people.disable.done", { name })),
    });
  const items: NonNullable<MenuProps["items"]> = [
    { key: "browsers", label: t("people.browsers.show"), onClick: onBrowsers },
    {
      key: "reset",
      label: t("people.reset.do"),
      disabled: Boolean(provided || disabled),
      title: provided ? t("people.provided") : "",
      onClick: askReset,
    },
    { type: "divider" },
    disabled
      ? {
          key: "enable",
          label: t("people.enable.do"),
          onClick: () => void ask(() => change(name, { disabled: false }), t("people.enable.done", { name })),
        }
      : { key: "disable", danger: true, label: t("people.disable.do"), onClick: askDisable },
  ];
  return (
    <Dropdown trigger={["click"]} menu={{ items }}>
      <Button type="text" size="small" icon={<MoreOutlined />} aria-label={t("people.about", { name })} />
    </Dropdown>
  );
}
