"""Made-up Chinese names of people, cities and clients."""

from __future__ import annotations

import numpy as np

from ce_opt.generate.arrays import Ints, Words
from ce_opt.generate.frames import words

__all__ = ["brand_names", "city_names", "person_names"]

SURNAMES = words(list("林陈黄张吴李王郑蔡刘杨许谢苏曾洪郭叶邱周赖徐庄江何颜罗沈潘方"))
FIRST = words(list("志文建晓海思雅俊秀丽明振国春雪佳子若永宗美宇慧天家"))
SECOND = words(["", *"强华峰辉玲芳敏杰伟婷鹏勇燕涛琳斌娟洋颖超欣怡凯宁"])
BRAND_FIRST = words(list("云雾月星虹霜露雪风雷岚霞琥珀琉璃瑶碧青白玄赤金银墨纸竹松梅兰菊荷桂枫"))
BRAND_SECOND = words(list("鲸鹿鸢鹤狐兔雀鲤蝶雁鹭獭狸鸾麟鲲鹏龟蜓莺燕蜂蚕鹰"))
CITY_FIRST = words(list("安宁和平永长新东南西北清龙凤云"))
CITY_SECOND = words(list("溪浦屿洲泉岭津湾埔田港山"))


def person_names(rng: np.random.Generator, count: int) -> Words:
    """Draw surnames with given names of one or two characters; names may repeat."""
    surname, first, second = (rng.choice(part, count) for part in (SURNAMES, FIRST, SECOND))
    names: Words = surname + first + second
    return names


def brand_names(rng: np.random.Generator, count: int) -> Words:
    """Draw fairy-tale brands such as 月鲸, all different until every pair has been used."""
    return _pairs(BRAND_FIRST, BRAND_SECOND, rng, count)


def city_names(rng: np.random.Generator, count: int) -> Words:
    """Draw city names such as 云浦, all different until every pair has been used."""
    return _pairs(CITY_FIRST, CITY_SECOND, rng, count)


def _pairs(first: Words, second: Words, rng: np.random.Generator, count: int) -> Words:
    shuffled = rng.permutation(len(first) * len(second))
    pair: Ints = shuffled[np.arange(count) % len(shuffled)]
    names: Words = first[pair // len(second)] + second[pair % len(second)]
    return names
