"""The workbook that people work on and hand back: drop-downs, colours, and what it takes back.

`choices` says who may hold which seat, `colours` what is tinted, `carried` keeps the plan as it was
written in a hidden sheet. `opened` reads a workbook that was handed back, `returned` takes its
seats, `ignored` names what else was changed.
"""
