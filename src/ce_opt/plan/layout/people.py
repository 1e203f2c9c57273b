"""Tables about people: bids, posts, groups, and the reckoning at the season's end."""

from __future__ import annotations

from ce_opt.language import marked
from ce_opt.plan.layout.table import ENGINEER, PlanColumn, PlanTable
from ce_opt.plan.layout.words import Words
from ce_opt.season.appraisal_rules import ROLES
from ce_opt.season.tables import BY_NAME

__all__ = ["APPRAISAL", "BIDS", "GROUPS", "GROUP_ROLES", "ROSTER"]

ENTRIES = BY_NAME["engineers"]["entry"].choices
GROUP_ROLES = dict(BY_NAME["last_groups"]["role"].choices)
"""Role in a group -> its Chinese word, so that a table groups can be next season's last_groups."""
RATERS = BY_NAME["ratings"]["rater_role"].choices
INDICATORS = {
    "panel": "评委打分",
    "indicators": "指标得分",
    "merit": "评标得分",
    "performance": "往常工作表现",
    "care_hours": "服务工时",
    "depth": "专业深度",
    "breadth": "专业广度",
    "nearness": "就近程度",
    "workload": "工作量",
    "last_appraisal": "上期考核",
    "ledger": "台账",
}
"""What may decide a rank, besides criteria of the panel and columns of the season's own."""
DECIDED = Words(
    INDICATORS
    | {
        "shared rank": "并列",
        "no rival": "无竞争者",
        "not evaluated": "未评",
        "no post": "无岗位",
        "designated": "指定",
        "support": "支撑",
        "tie, parted by id": "同分，按工号",
        "tie, parted by {}": "同分，按 {}",
        "tie break {}": "同分细则 {}",
        "panel {id}": "评委 {id}",
        "indicator {}": "指标 {}",
        "cover {id}": "覆盖 {id}",
    }
)
RANKED_IN = Words(
    {
        "all departments (small groups)": "全部门（小的小组）",
        "{id} (small groups)": "{id}（小的小组）",
        "{id} (no group)": "{id}（无小组）",
    }
)
POINTS = "points"
HOURS = "hours a season"

BIDS = PlanTable(
    "bids",
    "评标",
    marked("What the engineers' bids are worth: merit from the panel's scores and the indicators."),
    (
        ENGINEER,
        PlanColumn(
            "panel",
            "评委打分",
            marked("panel score, 0 to 100; empty without marks"),
            unit=POINTS,
            blank=True,
        ),
        PlanColumn(
            "indicators", "指标得分", marked("score of the indicators, 0 to 100"), unit=POINTS
        ),
        PlanColumn(
            "merit",
            "评标得分",
            marked("scales the engineer's bids; own merit where there is a rank"),
            unit=POINTS,
        ),
        PlanColumn(
            "rank",
            "排名",
            marked("1 for the greatest merit, equal ones share a rank; empty where nobody judged"),
            "count",
            blank=True,
        ),
        PlanColumn(
            "result",
            "结果",
            marked("awarded: ranked, and has a post; reserve: ranked, and in reserve; not: else"),
            "text",
            words=Words({"awarded": "中标", "reserve": "候补", "not": "未中标"}),
        ),
        PlanColumn(
            "decided_by",
            "决定因素",
            marked(
                "what decided the result, as in table roster; without one, the criterion that "
                "decided the rank"
            ),
            "text",
            words=DECIDED,
        ),
    ),
)
ROSTER = PlanTable(
    "roster",
    "名册",
    marked("Who becomes a customer engineer, who is in reserve, and what decided."),
    (
        ENGINEER,
        PlanColumn("department", "部门", marked("home department"), "id"),
        PlanColumn(
            "entry",
            "选拔方式",
            marked("designated, applicant or support"),
            "text",
            words=Words(ENTRIES),
        ),
        PlanColumn("merit", "评标得分", marked("as in table bids, 0 to 100"), unit=POINTS),
        PlanColumn(
            "post",
            "岗位",
            marked("engineer or support; empty: none"),
            "text",
            words=Words({"engineer": "客户工程师", "support": "支撑工程师"}),
        ),
        PlanColumn(
            "reserve_rank",
            "候补顺序",
            marked(
                "1 for who is asked first in the department, equal ones share it; empty: no reserve"
            ),
            "count",
            blank=True,
        ),
        PlanColumn(
            "decided_by",
            "决定因素",
            marked(
                "criterion, tie break, designation or cover that decided; tie: nothing declared did"
            ),
            "text",
            words=DECIDED,
        ),
        PlanColumn(
            "covers",
            "覆盖专业",
            marked("specialties of the department that the person covers"),
            "text",
        ),
        PlanColumn(
            "follower",
            "接替人",
            marked("who follows where the person drops out; several where tied"),
            "text",
        ),
    ),
)

GROUPS = PlanTable(
    "groups",
    "小组",
    marked("Who stands behind whom: virtual groups, the support group and the working group."),
    (
        PlanColumn(
            "engineer",
            "工号",
            marked("id of the engineer; once for each group that the person is in"),
            "id",
        ),
        PlanColumn("group", "小组", marked("id of the group"), "id"),
        PlanColumn(
            "role",
            "组内角色",
            marked("member or leader of a virtual group; support or support_leader; working"),
            "text",
            words=Words(GROUP_ROLES),
        ),
    ),
)

APPRAISAL = PlanTable(
    "appraisal",
    "考核",
    marked(
        "The season's reckoning: a row for each engineer who is appraised, every part of the score "
        "before (_raw) and after adjustment."
    ),
    (
        ENGINEER,
        PlanColumn(
            "group", "小组", marked("the engineer's group; the department without one"), "id"
        ),
        PlanColumn(
            "qualitative",
            "定性得分",
            marked("marks, each rater's severity taken out, 0 to 100"),
            unit=POINTS,
        ),
        PlanColumn(
            "quantitative",
            "定量得分",
            marked("work against what was expected, 0 to 100; hard clients count more"),
            unit=POINTS,
        ),
        PlanColumn(
            "expected_hours", "应完成工时", marked("hours of the engineer's seats"), unit=HOURS
        ),
        PlanColumn(
            "score",
            "得分",
            marked("(1 − quantitative_share) · qualitative + the rest"),
            unit=POINTS,
        ),
        PlanColumn(
            "rank", "排名", marked("in the group that is ranked together; equals share it"), "count"
        ),
        PlanColumn("grade", "等级", marked("by the group's quotas"), "text"),
        PlanColumn("bonus_yuan", "奖金", marked("share of the pool; they sum to it"), unit="yuan"),
        PlanColumn("innovation_yuan", "创新奖励", marked("share of the special fund"), unit="yuan"),
        PlanColumn(
            "role",
            "组内角色",
            marked("in the group; none without a group"),
            "text",
            words=Words(GROUP_ROLES | {"none": "无"}),
        ),
        PlanColumn(
            "ranked_in",
            "排名范围",
            marked("who is ranked together: the group, or several small ones"),
            "text",
            words=RANKED_IN,
        ),
        PlanColumn(
            "to_next_grade",
            "距上一等级",
            marked("points of score that would have given the next better grade"),
            unit=POINTS,
            blank=True,
        ),
        PlanColumn(
            "filled",
            "补填部分",
            marked("halves of the score that were missing, taken at the mean"),
            "text",
            words=Words({"qualitative": "定性得分", "quantitative": "定量得分"}, "; "),
        ),
        PlanColumn("qualitative_raw", "定性原始得分", marked("marks as given"), unit=POINTS),
        PlanColumn(
            "quantitative_raw", "定量原始得分", marked("with all clients equally hard"), unit=POINTS
        ),
        PlanColumn("score_raw", "原始得分", marked("of these two"), unit=POINTS),
        PlanColumn("rank_raw", "原始排名", marked("by score_raw"), "count"),
        PlanColumn("grade_raw", "原始等级", marked("by score_raw"), "text"),
        PlanColumn("logged_hours", "记录工时", marked("hours of work that count"), unit=HOURS),
        PlanColumn(
            "credited_hours", "计分工时", marked("× kind × quality × difficulty"), unit=HOURS
        ),
        PlanColumn("credited_hours_raw", "计分原始工时", marked("× kind × quality"), unit=HOURS),
        PlanColumn("hours_against", "对照工时", marked("what credit is set against"), unit=HOURS),
        PlanColumn(
            "difficulty",
            "难度系数",
            marked("what an hour at the engineer's seats counts, 1 on average"),
            blank=True,
        ),
        *(
            PlanColumn(
                role,
                f"{RATERS[role]}评分",
                marked("marks by role {about}, severity out"),
                unit=POINTS,
                blank=True,
                about=role,
            )
            for role in ROLES
        ),
        *(
            PlanColumn(
                f"{role}_raw",
                f"{RATERS[role]}原始评分",
                marked("marks by role {about}"),
                unit=POINTS,
                blank=True,
                about=role,
            )
            for role in ROLES
        ),
    ),
)
