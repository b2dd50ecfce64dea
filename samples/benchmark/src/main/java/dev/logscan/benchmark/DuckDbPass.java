package dev.logscan.benchmark;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.stream.Collectors;

/** Peer: asks DuckDB's JSON reader for requests that were refused, and for exceptions. */
final class DuckDbPass {
    private DuckDbPass() {}

    /** Reads the files that a list names, one a line; the columns are told, so that it need not guess them. */
    static void run(Path list) throws IOException {
        String files = Files.readAllLines(list).stream()
                .map(file -> "'" + file.replace("'", "''") + "'")
                .collect(Collectors.joining(", "));
        String query = """
                SELECT correlation_id, time FROM read_json([%s], format = 'newline_delimited', ignore_errors = true,
                  columns = {status: 'VARCHAR', correlation_id: 'VARCHAR', time: 'VARCHAR', "exception.class": 'VARCHAR'})
                WHERE status = '401' OR "exception.class" IS NOT NULL
                """.formatted(files);
        long rows = 0;
        try (Connection connection = DriverManager.getConnection("jdbc:duckdb:");
                Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery(query)) {
            while (result.next()) {
                rows++;
            }
        } catch (SQLException e) {
            throw new IOException(e);
        }
        System.out.println(rows);
    }
}
