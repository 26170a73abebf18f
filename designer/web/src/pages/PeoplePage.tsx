/** Who may sign in, as what, and where they are signed in. */

import { UserAddOutlined } from "@ant-design/icons";
import { Button, Drawer, Input } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { NotLoaded } from "../app/NotLoaded";
import { TopBar } from "../app/TopBar";
import { BrowserTable } from "../people/BrowserTable";
import { Invitations } from "../people/Invitations";
import { InviteDialog } from "../people/InviteDialog";
import { LinkDialog, type MadeLink } from "../people/LinkDialog";
import { PeopleTable } from "../people/PeopleTable";
import { PeopleTabs } from "../people/PeopleTabs";
import { usePeople } from "../people/queries";
import "./pages.css";
import "../people/people.css";

export default function PeoplePage() {
  const { t } = useTranslation();
  const { data, error, refetch } = usePeople();
  const [sought, seek] = useState("");
  const [inviting, setInviting] = useState(false);
  const [link, setLink] = useState<MadeLink>();
  const [shown, show] = useState<string>();
  return (
    <div className="page">
      <TopBar title={t("app.people")} section="people">
        <Button
          type="primary"
          icon={<UserAddOutlined aria-hidden />}
          disabled={!data}
          onClick={() => setInviting(true)}
        >
          {t("people.invite")}
        </Button>
      </TopBar>
      <main className="page-body">
        <PeopleTabs current="people" />
        {error && !data ? (
          <NotLoaded error={error} onRetry={refetch} />
        ) : (
          <>
            <Input.Search
              className="page-search"
              allowClear
              placeholder={t("people.find")}
              aria-label={t("people.find")}
              value={sought}
              onChange={({ target }) => seek(target.value)}
            />
            <PeopleTable
              people={data}
              sought={sought}
              onLink={(url, account) => setLink({ url, account })}
              onBrowsers={show}
            />
            <Invitations roles={data?.roles ?? []} />
          </>
        )}
      </main>
      {inviting ? <InviteDialog roles={data?.roles ?? []} onClose={() => setInviting(false)} /> : null}
      {link ? <LinkDialog link={link} onClose={() => setLink(undefined)} /> : null}
      {shown === undefined ? null : (
        <Drawer
          open
          size={720}
          title={t("people.browsers.of", { name: shown })}
          onClose={() => show(undefined)}
        >
          <BrowserTable name={shown} />
        </Drawer>
      )}
    </div>
  );
}
