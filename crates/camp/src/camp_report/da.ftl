# camp_report
