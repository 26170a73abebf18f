import { describe, expect, it } from "vitest";
import { readCall, readMeanings, readNames, writeCall, writeMeanings, writeNames } from "./calls";

describe("calls and named values", () => {
  it.each([
    "bank.balance(number = account, pin = pin)",
    '(account = account otherwise "", reason = reason, language = call.language)',
    "(tries = tries + 1)",
    '(reason = "too many, (really)")',
    "pay_bill()",
    "",
  ])("reads and writes %s without loss", (text) => {
    const call = readCall(text);
    expect(call && writeCall(call)).toBe(text);
  });
  it("takes a name alone for a call without values", () => {
    expect(readCall("pay_bill")).toEqual({ name: "pay_bill", values: [] });
  });
  it.each(["(a == b)", "(a)", "f(a = 1", "f(a = 1) + 2", "f(a = 1 // why\n)"])(
    "leaves %j to the text editor",
    (text) => {
      expect(readCall(text)).toBeUndefined();
    },
  );
});

describe("names", () => {
  it("come and go in square brackets", () => {
    expect(readNames("[loans, mandarin]")).toEqual(["loans", "mandarin"]);
    expect(writeNames(["loans", "mandarin"])).toBe("[loans, mandarin]");
    expect(readNames("")).toEqual([]);
    expect(readNames("loans")).toBeUndefined();
    expect(readNames("[a b]")).toBeUndefined();
  });
});

describe("what callers may say", () => {
  it.each(['(change = ["改签", "换航班"], agent = "人工服务")', '(yes = "yes, please")', ""])(
    "%s",
    (text) => {
      expect(writeMeanings(readMeanings(text) ?? [])).toBe(text);
    },
  );
  it("is left to the text editor when it is computed", () => {
    expect(readMeanings('(a = ["b" & "c"])')).toBeUndefined();
    expect(readMeanings("(a = [words])")).toBeUndefined();
  });
});
