/** All calls: looked through page by page, filtered, the newest first. */

import { Alert, Button } from "antd";
import { useEffect } from "react";
import { useTranslation } from "react-i18next";
import { inWords } from "../app/problems";
import { TopBar } from "../app/TopBar";
import { CallTable } from "../calls/CallTable";
import { FilterBar } from "../calls/FilterBar";
import { searchOf } from "../calls/filters";
import { useCalls } from "../calls/queries";
import { useFilters } from "../calls/useFilters";
import { useOffered } from "../calls/useOffered";
import "./pages.css";
import "../calls/calls.css";

export default function CallsPage() {
  const { t } = useTranslation();
  const { filters, change, sought, seek } = useFilters();
  const { data, error, isFetching, isFetchingNextPage, hasNextPage, fetchNextPage, refetch } = useCalls(
    filters,
    sought,
  );
  const offered = useOffered();
  const calls = data?.pages.flatMap((page) => page.calls) ?? [];
  const searchedTo = data?.pages.at(-1)?.searched_to;
  // What is rare may be far back: until something is found, it is looked for further and further.
  const goOn = calls.length === 0 && hasNextPage && !isFetching && !error;
  useEffect(() => {
    if (goOn) void fetchNextPage();
  }, [goOn, fetchNextPage]);
  const clear = () => {
    seek("");
    change({});
  };
  return (
    <div className="page">
      <TopBar title={t("app.calls")} section="calls" />
      <main className="page-body">
        <FilterBar
          key={sought}
          filters={filters}
          sought={sought}
          numbers={data?.pages[0]?.numbers ?? false}
          busy={isFetching && !isFetchingNextPage}
          onChange={change}
          onSeek={seek}
          onRefresh={() => void refetch()}
        />
        {error ? (
          <Alert
            className="calls-problem"
            type="warning"
            showIcon
            title={inWords(error, t)}
            action={<Button onClick={() => void refetch()}>{t("problem.retry")}</Button>}
          />
        ) : null}
        <CallTable
          calls={error ? [] : calls}
          busy={isFetching || goOn}
          filtered={Boolean(sought || searchOf(filters))}
          onClear={clear}
        />
        <div className="calls-end" role="status">
          {searchedTo && !error ? (
            <small>{t("calls.searchedTo", { when: offered(searchedTo) })} </small>
          ) : null}
          {calls.length > 0 && !error ? (
            hasNextPage ? (
              <Button loading={isFetchingNextPage} onClick={() => void fetchNextPage()}>
                {t("calls.next")}
              </Button>
            ) : (
              <small>{t("calls.all", { count: calls.length })}</small>
            )
          ) : null}
        </div>
      </main>
    </div>
  );
}
