"""What has to be recorded in Chinese."""

from __future__ import annotations

from string import ascii_uppercase

__all__ = ["WORDS"]

_DIGITS = "零一二三四五六七八九"
_UNITS = {"10": "十", "hundred": "百", "thousand": "千", "ten_thousand": "万", "hundred_million": "亿"}
_MONTHS = ("一", "二", "三", "四", "五", "六", "七", "八", "九", "十", "十一", "十二")
_SIGNS = {"dot": "点", "dash": "杠", "underscore": "下划线", "at": "艾特", "slash": "斜杠", "plus": "加"}
_PARTS_OF_DAY = {"small_hours": "凌晨", "morning": "上午", "noon": "中午", "afternoon": "下午", "evening": "晚上"}

WORDS = {
    **{f"number/{value}": word for value, word in enumerate(_DIGITS)},
    "number/liang": "两",
    **{f"number/{name}": word for name, word in _UNITS.items()},
    "number/point": "点",
    "number/minus": "负",
    "ordinal/prefix": "第",
    **{f"digit/{value}": word for value, word in enumerate(_DIGITS)},
    "digit/yao": "幺",
    "digit/star": "星号",
    "digit/pound": "井号",
    **{f"letter/{letter.lower()}": letter for letter in ascii_uppercase},
    **{f"sign/{name}": word for name, word in _SIGNS.items()},
    "date/year": "年",
    **{f"month/{value}": f"{word}月" for value, word in enumerate(_MONTHS, start=1)},
    "date/day": "日",
    **{f"time/{name}": word for name, word in _PARTS_OF_DAY.items()},
    "time/hour": "点",
    "time/sharp": "整",
    "time/minute": "分",
    "duration/day": "天",
    "duration/hour": "小时",
    "duration/minute": "分",
    "duration/minute_alone": "分钟",
    "duration/second": "秒",
    "currency/CNY/major": "元",
    "currency/HKD/major": "港元",
    **{f"currency/{code}/{part}": word for code in ("CNY", "HKD") for part, word in (("tenth", "角"), ("minor", "分"))},
    "currency/USD/major": "美元",
    "currency/USD/minor": "美分",
    "currency/EUR/major": "欧元",
    "currency/EUR/minor": "欧分",
    "currency/GBP/major": "英镑",
    "currency/GBP/minor": "便士",
    "currency/JPY/major": "日元",
}
