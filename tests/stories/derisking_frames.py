"""Small frames for the charts on legislation; their row ids are rows of the package."""

import pandas as pd

NAMES = pd.Series(
    {"EUU": "European Union", "USA": "United States", "CHN": "China", "KOR": "South Korea", "": ""}
)
MINERALS = pd.Series({"gallium": "gallium", "germanium": "germanium", "rare_earths": "rare earths"})

PLACED = pd.DataFrame(
    {
        "row_id": ["mea-eu-crma", "mea-chn-gage", "mea-us-aus-framework"],
        "jurisdiction": ["EUU", "CHN", "USA;AUS"],
        "short_name": ["Act", "Licence", "Framework"],
        "instrument": ["regulation", "trade_restriction", "alliance"],
        "step": ["adopted"] * 3,
        "date": ["2024-04-11", "2023-07-03", "2025-10-20"],
        "day": pd.to_datetime(["2024-04-11", "2023-07-03", "2025-10-20"]),
        "row_ids": ["mea-eu-crma", "mea-chn-gage", "mea-us-aus-framework"],
    }
)
UNDATED = PLACED.head(1).assign(
    row_id="mea-jpn-jogmec-fund",
    row_ids="mea-jpn-jogmec-fund",
    short_name="Fund",
    date="",
    step="",
    day=pd.NaT,
)
PATH = pd.DataFrame(
    {
        "measure_row_id": ["mea-eu-crma", "mea-eu-crma-step-itre"],
        "short_name": ["Critical Raw Materials Act", "CRMA: ITRE committee vote"],
        "step": ["proposed", "adopted"],
        "date": ["2023-03-16", "2023-09-07"],
        "day": pd.to_datetime(["2023-03-16", "2023-09-07"]),
        "days": [-112, 63],
        "row_ids": ["stp-eu-crma-proposed", "stp-eu-crma-step-itre-adopted"],
    }
)
WAITED = pd.DataFrame(
    {
        "short_name": ["Micron", "Act", "Law"],
        "jurisdiction": ["CHN", "EUU", "CHN"],
        "instrument": ["trade_restriction", "regulation", "law"],
        "first": pd.to_datetime(["2023-05-21", "2023-03-16", "2017-06-01"]),
        "adopted": pd.to_datetime(["2023-05-21", "2024-04-11", "2020-10-17"]),
        "last": pd.to_datetime(["2023-05-21", "2024-05-23", "2020-12-01"]),
        "proposed": [False, True, True],
        "days": [0, 434, 1279],
        "waited": [0, 392, 1234],
        "exact": [True, True, False],
        "row_ids": ["stp-chn-micron-adopted", "stp-eu-crma-adopted", "stp-chn-ecl-adopted"],
    }
)
SUMS = pd.DataFrame(
    {
        "row_id": ["sub-ira45x-score", "sub-dpa-alb", "sub-eu-sp47"],
        "kind": ["tax_credit_estimate", "award", "expected_investment"],
        "jurisdiction": ["USA", "USA", "EUU"],
        "recipient": ["all components", "Albemarle", "47 projects"],
        "metric": ["ten-year cost", "award", "expected investment"],
        "qualifier": ["", "", ""],
        "value": [3.06e10, 9e7, 2.25e10],
        "unit": ["USD", "USD", "EUR"],
        "date": ["2022", "2023-09-12", "2025-03-25"],
        "do_not_add": [False, True, False],
        "row_ids": ["sub-ira45x-score", "sub-dpa-alb", "sub-eu-sp47"],
    }
)
READINGS = pd.DataFrame(
    {
        "row_id": ["sub-g7-csis-usd", "sub-g7-draft-jpy"],
        "published": pd.to_datetime(["2025-06-30", "2023-04-15"]),
        "source_id": ["tradium_2025_06_g7", "g7_nhk_draft"],
        "value": [1.3e10, 7e12],
        "unit": ["USD", "JPY"],
        "qualifier": ["", "more than"],
        "metric": ["commitment", "spending"],
        "status": ["reported", "doubtful"],
        "seen_as": ["secondary-report", "secondary-report"],
        "row_ids": ["sub-g7-csis-usd", "sub-g7-draft-jpy"],
    }
)
LEADS = pd.DataFrame(
    {
        "project": ["Heap", "Plant"],
        "commodities": ["germanium", "gallium;germanium"],
        "start": pd.to_datetime(["2024-05-08", "2023-11-01"]),
        "end": pd.to_datetime(["2024-10-14", "2027-12-31"]),
        "reached": [True, False],
        "months": [5.2, 50.0],
        "row_ids": ["sup-s14;sup-s15", "sup-s12"],
    }
)
CELLS = pd.DataFrame(
    {
        "group_id": ["gallium", "gallium", "germanium", "germanium", "rare_earths"],
        "jurisdiction": ["EUU", "KOR", "EUU", "KOR", "KOR"],
        "state": ["named", "named", "named", "unknown", "members"],
        "on_n": [2, 2, 1, 1, 1],
        "row_ids": [
            "lst-eu-2023-crm-gallium",
            "lst-kr-2023-gallium",
            "lst-eu-2023-crm-germanium",
            "lst-kr-2023-gallium",
            "lst-kr-2023-neodymium",
        ],
    }
)
SEEN = pd.DataFrame(
    {
        "list_id": ["eu_2023_crm", "kr_2023", "eu_2023_crm", "kr_2023"],
        "jurisdiction": ["EUU", "KOR"] * 2,
        "year": [2023] * 4,
        "day": pd.to_datetime(["2024-05-23", "2023-02-27"] * 2),
        "group_id": ["gallium", "gallium", "germanium", "germanium"],
        "state": ["named", "named", "named", "absent"],
        "row_ids": [
            "lst-eu-2023-crm-gallium",
            "lst-kr-2023-gallium",
            "lst-eu-2023-crm-germanium",
            "lst-kr-2023-lithium",
        ],
    }
)
SIZED = pd.DataFrame(
    {
        "list_id": ["eu_2017", "kr_2023"],
        "jurisdiction": ["EUU", "KOR"],
        "year": [2017, 2023],
        "tier": ["critical", "strategic"],
        "list_date": ["2017", "2023-02-27"],
        "names": [26, 31],
        "official_low": [26, 33],
        "official_high": [27, 33],
        "gap": [0, -2],
        "row_ids": ["cnt-eu-2017-26;cnt-eu-2017-27", "cnt-kr-2023-33"],
    }
)
MEASURED = pd.DataFrame(
    {
        "commodity_id": ["gallium", "germanium", "germanium"],
        "stage": ["processing", "processing", "extraction"],
        "low": [2.0, 7.0, 60.0],
        "high": [6.0, 8.0, 70.0],
        "threshold": [40.0, 40.0, 10.0],
        "by_date": ["2030-12-31"] * 3,
        "gap_low": [34.0, 32.0, 0.0],
        "gap_high": [38.0, 33.0, 0.0],
        "per_year_high": [8.4, 7.3, 0.0],
        "state": ["missed", "missed", "met"],
        "row_ids": ["tgt-crma-process"] * 2 + ["tgt-crma-extract"],
    }
)
COMPARED = MEASURED.assign(
    said_low=[float("nan"), 40.0, float("nan")],
    said_high=[float("nan"), 100.0, float("nan")],
    said=[False, True, False],
    agree=False,
)
PAIRS = pd.DataFrame(
    {
        "commodity_id": ["gallium", "germanium"],
        "stage": ["processing", "extraction"],
        "eu": [69.0, float("nan")],
        "eu_iso3": ["CHN", ""],
        "world": [94.0, 60.0],
        "world_iso3": ["CHN", "USA"],
        "row_ids": ["tgt-crma-single"] * 2,
    }
)
LADDER = pd.DataFrame(
    {
        "kind": ["mineral_origin"] * 2,
        "metric": ["critical-mineral value share"] * 2,
        "year": [2025, 2026],
        "threshold": [60.0, 70.0],
        "applied": [True, False],
        "ended": pd.to_datetime(["2025-09-30"] * 2),
        "row_ids": ["tgt-ira30d-cm-2025", "tgt-ira30d-cm-2026"],
    }
)
FORCES = pd.DataFrame(
    {
        "row_id": ["tgt-dfars-2027", "tgt-crma-process"],
        "force": ["procurement_ban", "benchmark"],
        "metric": ["share", "share"],
        "scope": ["magnets", "materials"],
        "operator": ["=", ">="],
        "threshold": [0.0, 40.0],
        "unit": ["percent", "percent"],
        "by_date": ["2027-01-01", "2030-12-31"],
        "binds": [True, False],
        "measured": [False, True],
        "row_ids": ["tgt-dfars-2027", "tgt-crma-process"],
    }
)
STARTED = pd.DataFrame(
    {
        "jurisdiction": ["KOR", "KOR"],
        "kind": ["recycling", "stockpile"],
        "metric": ["recycling rate", "stockpile"],
        "baseline": [2.0, 54.0],
        "threshold": [20.0, 100.0],
        "unit": ["percent", "days"],
        "by_date": ["2030-12-31", ""],
        "per_year_high": [4.0, float("nan")],
        "row_ids": ["tgt-kor-rec", "tgt-kor-stock"],
    }
)
JUDGED = pd.DataFrame(
    {
        "commodity_id": ["gallium", "gallium", "germanium"],
        "stage": ["processing", "single", "processing"],
        "said_low": [2.0, 65.0, 40.0],
        "said_high": [2.0, 100.0, 100.0],
        "period_as_printed": ["2022", "latest", "2022"],
        "state": ["missed", "missed", "met"],
        "row_ids": ["crp-crma-process-gallium-2022", "crp-crma-single-gallium", "crp-crma-process-germanium"],
    }
)
